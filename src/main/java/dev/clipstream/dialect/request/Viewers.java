package dev.clipstream.dialect.request;

import dev.clipstream.account.Tokens;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Identifies the caller by the token in the parameters. */
@Singleton
public class Viewers {

    private final Tokens tokens;

    Viewers(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Returns an anonymous viewer if there is no token, and throws {@link Problem.Token} if the token is bad. */
    public Viewer optional(Parameters parameters) {
        String token = parameters.token();
        return token == null ? Viewer.ANONYMOUS : tokens.viewer(token);
    }

    /** Throws {@link Problem.TokenMissing} if there is no token. */
    public Viewer required(Parameters parameters) {
        return optional(parameters).requireSignedIn();
    }
}
