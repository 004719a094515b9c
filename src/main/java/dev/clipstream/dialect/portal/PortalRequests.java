package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.dialect.request.ClientKey;
import dev.clipstream.dialect.request.LongList;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.paging.Slices;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Creates {@link PortalRequest}s from parameters, and has the beans that they use. */
@Singleton
class PortalRequests {

    final Viewers viewers;
    final Presence presence;
    final Slices slices;
    final LongList longList;
    final Views views;
    private final RateLimits limits;
    final ClientKey client;

    PortalRequests(
            Viewers viewers,
            Presence presence,
            Slices slices,
            LongList longList,
            Views views,
            RateLimits limits,
            ClientKey client) {
        this.viewers = viewers;
        this.presence = presence;
        this.slices = slices;
        this.longList = longList;
        this.views = views;
        this.limits = limits;
        this.client = client;
    }

    /** Throws {@link Problem.TooManyRequests} if the client exceeds the rate limit of the operation. */
    PortalRequest of(PortalOperation operation, Parameters parameters) {
        // Its document knows no other token.
        parameters.preferBearerToken();
        operation.rate().ifPresent(rate -> {
            String counted = operation.isLimitedByAddress() ? client.address() : client.userOrAddress(parameters);
            limits.take("portal", operation.label(), counted, rate);
        });
        return new PortalRequest(operation, parameters, this);
    }
}
