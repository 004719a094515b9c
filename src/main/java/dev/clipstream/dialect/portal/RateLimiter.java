package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.request.ClientKey;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.limit.Rate;
import dev.clipstream.limit.RateLimits;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** Makes each {@link RateLimit} true: a bucket per user and operation, which is named by the end of its path. */
@RateLimit
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RateLimiter {

    private final RateLimits limits;
    private final ClientKey client;

    RateLimiter(RateLimits limits, ClientKey client) {
        this.limits = limits;
        this.client = client;
    }

    @AroundInvoke
    Object limit(InvocationContext call) throws Exception {
        RateLimit limit = call.getInterceptorBinding(RateLimit.class);
        String operation = call.getMethod().getAnnotation(Path.class).value();
        String counted =
                limit.byAddress() ? client.address() : client.userOrAddress((Parameters) call.getParameters()[0]);
        limits.take(
                "portal",
                operation,
                counted,
                new Rate(limit.requests(), Duration.ofSeconds(limit.seconds()), limit.burst()));
        return call.proceed();
    }
}
