package dev.clipstream.dialect.request;

import dev.clipstream.account.Viewer;
import dev.clipstream.http.ClientAddress;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Whom a rate limit is for. */
@Singleton
public class ClientKey {

    private final Viewers viewers;
    private final ClientAddress address;

    ClientKey(Viewers viewers, ClientAddress address) {
        this.viewers = viewers;
        this.address = address;
    }

    /** The user, or the address where there is none. A bad token is the operation's to refuse, if it needs one. */
    public String userOrAddress(Parameters parameters) {
        try {
            Viewer viewer = viewers.optional(parameters);
            return viewer.isSignedIn() ? "user:" + viewer.id() : address();
        } catch (Problem e) {
            return address();
        }
    }

    public String address() {
        return "address:" + address.network();
    }
}
