package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.list.Slices;
import jakarta.inject.Singleton;

/** Makes requests of the portal from their parameters. */
@Singleton
class PortalRequests {

    private final Viewers viewers;
    private final Presence presence;
    private final Slices slices;
    private final Views views;

    PortalRequests(Viewers viewers, Presence presence, Slices slices, Views views) {
        this.viewers = viewers;
        this.presence = presence;
        this.slices = slices;
        this.views = views;
    }

    PortalRequest of(Parameters parameters) {
        return new PortalRequest(parameters, viewers, presence, slices, views);
    }
}
