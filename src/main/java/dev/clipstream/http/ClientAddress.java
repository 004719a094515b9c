package dev.clipstream.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Determines the address of the client from the connection and from the headers of trusted proxies. It is made when it is
 * first used: filters of RESTEasy, which use it, are made before the configuration of the start is read.
 */
@ApplicationScoped
public class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String WITH_PORT = "^\\[(.*)](?::\\d+)?$|^([^:]*):\\d+$";

    private final TrustedProxies proxies;
    private final HttpServerRequest request;

    ClientAddress(TrustedProxies proxies, HttpServerRequest request) {
        this.proxies = proxies;
        this.request = request;
    }

    /** Returns the address of an IPv4 client, or the /64 network of an IPv6 client, which chooses the rest itself. */
    public String network() {
        return network(request);
    }

    /** Returns the same where a request has no scope yet. */
    String network(HttpServerRequest request) {
        InetAddress address = client(request);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }

    /**
     * Returns the last address in {@code X-Forwarded-For} that is not a trusted proxy. Each proxy appends the address
     * of its peer; the client can write anything before that.
     */
    private InetAddress client(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        InetAddress client = InetAddress.ofLiteral(peer.hostAddress());
        boolean isTrusted = proxies.contain(client) || !peer.equals(request.remoteAddress());
        if (!isTrusted) {
            return client;
        }
        String told = String.join(",", request.headers().getAll(FORWARDED_FOR));
        for (String text : List.of(told.split(",")).reversed()) {
            Optional<InetAddress> before = parse(text);
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
            if (!proxies.contain(client)) {
                return client;
            }
        }
        return client;
    }

    /** Parses an address that may have a port, which some proxies append. */
    private static Optional<InetAddress> parse(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address.strip().replaceFirst(WITH_PORT, "$1$2")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
