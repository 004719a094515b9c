package dev.clipstream.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.smallrye.common.vertx.ContextLocals;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;

/** Adds the dialect to the metrics of requests and limits the number of values that labels can take. */
@Singleton
public class RequestMeters implements HttpServerMetricsTagsContributor {

    private static final String DIALECT = "dialect";
    private static final String NONE = "none";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Statuses of requests that no resource answers; for 404 Quarkus has one path. */
    private static final Set<String> UNROUTED = Set.of("400", "405");

    /** Sets the dialect in the metrics of the current request. */
    public static void setDialect(String name) {
        ContextLocals.put(DIALECT, name);
    }

    @Override
    public Tags contribute(Context context) {
        String dialect = context.requestContextLocalData(DIALECT);
        return Tags.of(DIALECT, dialect == null ? NONE : dialect);
    }

    /**
     * Counts unknown methods as one, and so the paths of requests that no resource answers, because clients can send any
     * text as the method and as the path. Micrometer counts no path that is new after the hundredth.
     */
    @Produces
    @Singleton
    MeterFilter boundMethodsAndPaths() {
        MeterFilter bound =
                MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "other");
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().startsWith("http.server")) {
                    return id;
                }
                boolean unrouted = UNROUTED.contains(Objects.requireNonNullElse(id.getTag("status"), ""))
                        || "OPTIONS".equals(id.getTag("method"));
                return bound.map(unrouted && id.getTag("uri") != null ? id.withTag(Tag.of("uri", "other")) : id);
            }
        };
    }
}
