package dev.clipstream.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every resource answers in one format, so whatever a client says that it accepts is no reason to refuse it. */
class AnyAcceptFilter {

    @ServerRequestFilter(preMatching = true)
    void acceptAnything(ContainerRequestContext context) {
        context.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
}
