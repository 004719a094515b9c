package dev.clipstream.dialect.request;

import dev.clipstream.account.Tokens;
import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Who is calling, by the token among the parameters. */
@Singleton
public class Viewers {

    private final Tokens tokens;

    Viewers(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Without a token the viewer is anonymous; a bad one is a problem all the same. */
    public Viewer optional(Parameters parameters) {
        String token = parameters.token();
        return token == null ? Viewer.ANONYMOUS : tokens.viewer(token);
    }

    /** Throws {@link Problem.TokenMissing} if there is none. */
    public Viewer required(Parameters parameters) {
        return optional(parameters).requireSignedIn();
    }
}
