package dev.clipstream.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id, unless a gateway gave it one, and adds the id to its answer and to its log lines. */
class RequestIds {

    static final String HEADER = "X-Request-Id";
    private static final String LOG_KEY = "requestId";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_EVERYTHING = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::identify, BEFORE_EVERYTHING);
    }

    private static void identify(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        boolean acceptable = given != null && ACCEPTABLE.matcher(given).matches();
        String id = acceptable ? given : drawn();
        context.response().putHeader(HEADER, id);
        MDC.put(LOG_KEY, id);
        context.next();
    }

    /** Draws an id that nobody else has. It need not be hard to guess, which would take longer. */
    private static String drawn() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
