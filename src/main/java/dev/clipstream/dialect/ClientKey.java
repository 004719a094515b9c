package dev.clipstream.dialect;

import dev.clipstream.account.Viewer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Whom a rate limit is for: the user, or the address where there is none. */
@Singleton
public class ClientKey {

    private final Viewers viewers;
    private final HttpServerRequest request;

    ClientKey(Viewers viewers, HttpServerRequest request) {
        this.viewers = viewers;
        this.request = request;
    }

    /** Throws what {@link Viewers#optional} throws for a bad token. */
    public String of(Parameters parameters) {
        Viewer viewer = viewers.optional(parameters);
        return viewer.isSignedIn()
                ? "user:" + viewer.id()
                : "address:" + request.remoteAddress().hostAddress();
    }
}
