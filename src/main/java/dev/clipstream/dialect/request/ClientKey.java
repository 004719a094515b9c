package dev.clipstream.dialect.request;

import dev.clipstream.account.Viewer;
import dev.clipstream.http.ClientAddress;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Names the client whose requests a rate limit counts. */
@Singleton
public class ClientKey {

    private final Viewers viewers;
    private final ClientAddress address;

    ClientKey(Viewers viewers, ClientAddress address) {
        this.viewers = viewers;
        this.address = address;
    }

    /** Returns the user, or the address if there is no valid token. The operation itself rejects a bad token. */
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
