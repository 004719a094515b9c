package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.request.ClientKey;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.limit.Allowance;
import dev.clipstream.limit.RateLimits;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

@Limited
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class Limiter {

    private final RateLimits limits;
    private final ClientKey client;

    Limiter(RateLimits limits, ClientKey client) {
        this.limits = limits;
        this.client = client;
    }

    @AroundInvoke
    Object limit(InvocationContext call) throws Exception {
        limits.shortVideo().ifPresent(rate -> limits.take(allowance((Parameters) call.getParameters()[0]), rate));
        return call.proceed();
    }

    private Allowance allowance(Parameters parameters) {
        return new Allowance("short-video", "all", client.userOrAddress(parameters));
    }
}
