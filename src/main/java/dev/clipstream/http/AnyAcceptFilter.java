package dev.clipstream.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Ignores {@code Accept} headers: every resource has only one format, and clients send headers that exclude it. */
class AnyAcceptFilter {

    @ServerRequestFilter(preMatching = true)
    void acceptAnything(ContainerRequestContext context) {
        context.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
}
