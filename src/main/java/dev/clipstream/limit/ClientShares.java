package dev.clipstream.limit;

import java.util.List;
import java.util.Map;

/** Something of which this instance has so much for all clients together, and half of that for each. */
public final class ClientShares {

    private static final String ALL = "all";

    private final Shares shares = new Shares();
    private final long most;

    public ClientShares(long most) {
        this.most = most;
    }

    /** Returns how much there is for all clients together. */
    public long most() {
        return most;
    }

    /** Takes the amount for a client, or nothing if there would be too much for it or for all. */
    public boolean tryTake(String client, long amount) {
        return shares.tryTake(amount, Map.of(ALL, most, client, most / 2));
    }

    public void giveBack(String client, long amount) {
        shares.giveBack(amount, List.of(ALL, client));
    }

    /** Returns what all clients have taken. */
    public long used() {
        return shares.used(ALL);
    }

    public long used(String client) {
        return shares.used(client);
    }
}
