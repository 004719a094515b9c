package dev.clipstream.dialect;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom a rate limit is for. */
@Singleton
public class ClientKey {

    private static final int NETWORK_BYTES = 8;

    private final Viewers viewers;
    private final HttpServerRequest request;

    ClientKey(Viewers viewers, HttpServerRequest request) {
        this.viewers = viewers;
        this.request = request;
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

    /** Of an IPv6 address its network: all the rest is the client's to choose. */
    public String address() {
        String text = request.remoteAddress().hostAddress();
        return "address:"
                + (InetAddress.ofLiteral(text) instanceof Inet6Address address
                        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                        : text);
    }
}
