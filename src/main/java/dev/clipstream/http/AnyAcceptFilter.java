package dev.clipstream.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Removes {@code Accept} headers: every resource has only one format, and clients send headers that exclude it. */
class AnyAcceptFilter {

    @ServerRequestFilter(preMatching = true)
    void acceptAnything(RoutingContext context) {
        context.request().headers().remove(HttpHeaders.ACCEPT);
    }
}
