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
 * Answers health on the management port too, where there is one. Quarkus has it on one port or the other; Knative can
 * ask the serving port only, and Kubernetes should not have to queue behind clients.
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
