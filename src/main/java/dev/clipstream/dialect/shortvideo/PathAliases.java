package dev.clipstream.dialect.shortvideo;

import dev.clipstream.http.RequestMeters;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Leads every mount, and paths as documents misprint them, to the resources under {@code /douyin}. */
class PathAliases {

    private static final String RESOURCES = "/douyin/";
    /** Only the path counts, and a client of HTTP 1.0 names no host. */
    private static final URI ANY_HOST = URI.create("http://localhost/");

    private static final Map<String, String> MISPRINTS = Map.of(
            // 001 prints the mount twice.
            "douyin/publish/action", "publish/action",
            // So prints 003.
            "relatioin/follow/list", "relation/follow/list");

    private final Spellings spellings;

    PathAliases(Spellings spellings) {
        this.spellings = spellings;
    }

    @ServerRequestFilter(preMatching = true)
    void lead(ContainerRequestContext context) {
        String path = context.getUriInfo().getPath();
        operation(path).ifPresent(operation -> {
            // A dialect that does not exist is refused before anything is done.
            RequestMeters.setDialect(spellings.current().name());
            String target = RESOURCES + operation;
            if (!path.startsWith(target) && Endpoint.at(operation).isPresent()) {
                context.setRequestUri(ANY_HOST, URI.create(target));
            }
        });
    }

    /** The path below the mount, without slashes around it and misprints; empty for a path below no mount. */
    Optional<String> operation(String path) {
        return spellings
                .mountedAlone(path)
                .map(spelling -> "/" + spelling.mount() + "/")
                .or(() -> Optional.of(RESOURCES).filter(path::startsWith))
                .map(mount -> path.substring(mount.length()).replaceFirst("/$", ""))
                .map(operation -> MISPRINTS.getOrDefault(operation, operation));
    }
}
