package dev.clipstream.http;

import io.quarkus.smallrye.health.runtime.SmallRyeHealthHandler;
import io.quarkus.smallrye.health.runtime.SmallRyeLivenessHandler;
import io.quarkus.smallrye.health.runtime.SmallRyeReadinessHandler;
import io.quarkus.smallrye.health.runtime.SmallRyeStartupHandler;
import io.quarkus.smallrye.health.runtime.SmallRyeWellnessHandler;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Serves the health endpoints on the management port as well, if there is one. Quarkus serves them on one of the ports
 * only; Knative can probe only the serving port, and Kubernetes probes should not wait behind client requests.
 */
class ManagementHealth {

    private static final Map<String, Handler<RoutingContext>> HANDLERS = Map.of(
            "/q/health", new SmallRyeHealthHandler(),
            "/q/health/started", new SmallRyeStartupHandler(),
            "/q/health/live", new SmallRyeLivenessHandler(),
            "/q/health/ready", new SmallRyeReadinessHandler(),
            "/q/health/well", new SmallRyeWellnessHandler());

    void register(@Observes ManagementInterface management) {
        HANDLERS.forEach((path, handler) -> management.router().get(path).handler(handler));
    }
}
