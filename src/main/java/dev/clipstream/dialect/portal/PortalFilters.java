package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.request.BearerToken;
import dev.clipstream.http.RequestMeters;
import dev.clipstream.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What is done before a request of the portal is read. */
class PortalFilters {

    /** Metrics count it as such. */
    @ServerRequestFilter(preMatching = true)
    void count(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/")) {
            RequestMeters.setDialect("portal");
        }
    }

    /** Nobody sends a file only to hear that a token is missing: in this family it comes before the body. */
    @ServerRequestFilter
    void requireTokenBeforeFile(ContainerRequestContext context) {
        if (context.getUriInfo().getPath().startsWith("/api/file/")
                && BearerToken.of(context.getHeaderString(HttpHeaders.AUTHORIZATION)) == null) {
            throw new Problem.TokenMissing();
        }
    }
}
