package dev.clipstream.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks the plain ports of a service before the start of anything else, which would take seconds. It leaves out the
 * port of TLS, which a proxy usually has.
 */
final class ServingPorts {

    private final Function<String, Optional<String>> configured;

    ServingPorts(Function<String, Optional<String>> configured) {
        this.configured = configured;
    }

    /** Throws a {@link ConfigurationException} of one line if a port is not available, or both are the same. */
    void requireFree() {
        if (is("quarkus.init-and-exit", "true")) {
            return; // a migration listens nowhere
        }
        try (ServerSocket _ = serving();
                ServerSocket _ = management()) {
            // Opens both at once, which fails if they are the same.
        } catch (IOException e) {
            // The server itself reports this.
        }
    }

    private ServerSocket serving() throws IOException {
        boolean isPlain = !is("quarkus.http.insecure-requests", "disabled");
        return isPlain && !is("quarkus.http.host-enabled", "false") ? bound("quarkus.http", "8080") : null;
    }

    private ServerSocket management() throws IOException {
        boolean isOn = is("quarkus.management.enabled", "true");
        return isOn && !is("quarkus.management.host-enabled", "false") ? bound("quarkus.management", "9000") : null;
    }

    private boolean is(String key, String value) {
        return configured.apply(key).filter(value::equalsIgnoreCase).isPresent();
    }

    private ServerSocket bound(String prefix, String usualPort) throws IOException {
        String key = prefix + ".port";
        String port = configured.apply(key).orElse(usualPort);
        String host = configured.apply(prefix + ".host").orElse("0.0.0.0");
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(host, Integer.parseInt(port)));
            return socket;
        } catch (IllegalArgumentException e) {
            // Quarkus reports that it is no port.
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new ConfigurationException(
                    "Clipstream cannot start, port %s of %s is not to be had (%s): choose another with %s (%s)"
                            .formatted(
                                    port,
                                    host,
                                    e.getMessage(),
                                    key,
                                    key.toUpperCase(Locale.ROOT).replace('.', '_')));
        }
    }
}
