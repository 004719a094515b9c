package dev.clipstream.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Adds the dialect to the metrics of requests and limits the number of values that labels can take. */
@Singleton
public class RequestMeters implements HttpServerMetricsTagsContributor {

    private static final String DIALECT = "dialect";
    private static final String NONE = "none";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Sets the dialect in the metrics of the current request. */
    public static void setDialect(String name) {
        ContextLocals.put(DIALECT, name);
    }

    @Override
    public Tags contribute(Context context) {
        String dialect = context.requestContextLocalData(DIALECT);
        return Tags.of(DIALECT, dialect == null ? NONE : dialect);
    }

    /** Counts unknown methods as one, because clients can send any text as the method. */
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
