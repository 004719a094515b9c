package dev.clipstream.dialect.shortvideo;

import dev.clipstream.http.RequestMeters;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Redirects requests inside the server from all mounts and misprinted paths to the resources below {@code /douyin}. */
class PathAliases {

    private static final String RESOURCES = "/douyin/";
    /** Stands in for the host, which is not used here and which HTTP 1.0 clients do not send. */
    private static final URI ANY_HOST = URI.create("http://localhost/");

    private static final Map<String, String> MISPRINTS = Map.of(
            // Document 001 prints the mount twice.
            "douyin/publish/action", "publish/action",
            // Document 003 has this misprint.
            "relatioin/follow/list", "relation/follow/list");

    private final Spellings spellings;

    PathAliases(Spellings spellings) {
        this.spellings = spellings;
    }

    @ServerRequestFilter(preMatching = true)
    void lead(ContainerRequestContext context) {
        String path = context.getUriInfo().getPath();
        operation(path).filter(name -> ShortVideoOperation.at(name).isPresent()).ifPresent(operation -> {
            // Throws if the request asks for an unknown dialect, before the request has any effect.
            RequestMeters.setDialect(spellings.current().name());
            String target = RESOURCES + operation;
            if (!path.startsWith(target)) {
                context.setRequestUri(ANY_HOST, URI.create(target));
            }
        });
    }

    /** Returns the corrected path below the mount, without slashes at its ends; empty for a path outside all mounts. */
    Optional<String> operation(String path) {
        return spellings
                .mountedAlone(path)
                .map(spelling -> "/" + spelling.mount() + "/")
                .or(() -> Optional.of(RESOURCES).filter(path::startsWith))
                .map(mount -> path.substring(mount.length(), end(path, mount)))
                .map(operation -> MISPRINTS.getOrDefault(operation, operation));
    }

    /** Returns where the operation ends: a slash may follow it. */
    private static int end(String path, String mount) {
        return path.length() > mount.length() && path.endsWith("/") ? path.length() - 1 : path.length();
    }
}
