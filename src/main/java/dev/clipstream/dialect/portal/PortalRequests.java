package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.RequestMeters;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Metrics count the portal's requests as such. */
class PortalRequests {

    @ServerRequestFilter(preMatching = true)
    void count(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/")) {
            RequestMeters.dialect("portal");
        }
    }
}
