package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Who is calling; whoever calls is there. */
@Singleton
class Callers {

    private final Viewers viewers;
    private final Presence presence;

    Callers(Viewers viewers, Presence presence) {
        this.viewers = viewers;
        this.presence = presence;
    }

    /** Throws {@link Problem.TokenMissing} if there is no token. */
    Viewer required(Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        presence.seen(viewer);
        return viewer;
    }
}
