package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.request.BearerToken;
import dev.clipstream.http.RequestMeters;
import dev.clipstream.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Filters requests of the portal before their parameters are read. */
class PortalFilters {

    /** Sets the dialect of the request in metrics. */
    @ServerRequestFilter(preMatching = true)
    void count(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/")) {
            RequestMeters.setDialect("portal");
        }
    }

    /** Rejects a file without a bearer token before the body is read, so that no client sends the file in vain. */
    @ServerRequestFilter
    void requireTokenBeforeFile(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/file/")
                && BearerToken.of(context.getHeaderString(HttpHeaders.AUTHORIZATION)) == null) {
            throw new Problem.TokenMissing();
        }
    }
}
