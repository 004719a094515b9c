package dev.clipstream.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Adds the dialect to the metrics of requests. Whatever clients send, labels take few values. */
@Singleton
public class RequestMeters implements HttpServerMetricsTagsContributor {

    private static final String DIALECT = "dialect";
    private static final String NONE = "none";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Counts the current request for this dialect. */
    public static void setDialect(String name) {
        ContextLocals.put(DIALECT, name);
    }

    @Override
    public Tags contribute(Context context) {
        String dialect = context.requestContextLocalData(DIALECT);
        return Tags.of(DIALECT, dialect == null ? NONE : dialect);
    }

    /** A client may make up methods. */
    @Produces
    @Singleton
    MeterFilter boundMethods() {
        MeterFilter bound =
                MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "other");
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("http.server") ? bound.map(id) : id;
            }
        };
    }
}
