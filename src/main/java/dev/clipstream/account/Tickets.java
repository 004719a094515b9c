package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

@Singleton
public class Tickets {

    private final Map<String, Viewer> open = new ConcurrentHashMap<>();

    public String issue(Viewer viewer) {
        String ticket = UUID.randomUUID().toString();
        open.put(ticket, viewer.requireSignedIn());
        return ticket;
    }

    public Viewer redeem(String ticket) {
        Viewer viewer = open.remove(ticket);
        if (viewer == null) {
            throw new Problem.TokenInvalid();
        }
        return viewer;
    }
}
