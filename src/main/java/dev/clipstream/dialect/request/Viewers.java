package dev.clipstream.dialect.request;

import dev.clipstream.account.Tokens;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/**
 * Identifies the caller by the token. In the portal the {@code Authorization} header comes first, because its document
 * knows no other token; apps of the short-video family may send an old header beside the right parameter.
 */
@Singleton
public class Viewers {

    private final Tokens tokens;
    private final HttpServerRequest request;

    Viewers(Tokens tokens, HttpServerRequest request) {
        this.tokens = tokens;
        this.request = request;
    }

    /** Returns an anonymous viewer if there is no token, and throws {@link Problem.Token} if the token is bad. */
    public Viewer optional(Parameters parameters) {
        String token = request.path().startsWith("/api/") ? parameters.tokenOfHeader() : parameters.token();
        return token == null ? Viewer.ANONYMOUS : tokens.viewer(token);
    }

    /** Throws {@link Problem.TokenMissing} if there is no token. */
    public Viewer required(Parameters parameters) {
        return optional(parameters).requireSignedIn();
    }
}
