package dev.clipstream.http;

import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets requests whose client has gone run to their end. RESTEasy would skip their remaining steps from another thread,
 * and if one of the steps fails at the same moment, Quarkus 3.33 starts the request again and again, without end and
 * without giving back what it holds (quarkusio/quarkus#55116). A thread that reads or writes learns of the end itself.
 */
class VanishedClients {

    @ServerRequestFilter
    void letFinish(RoutingContext context) {
        context.response().closeHandler(null);
    }
}
