package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import java.time.Instant;

/**
 * The caller as identified by the token. The account may be gone.
 *
 * @param generation how often the account had signed out everywhere when the token was made
 * @param until when the token expires
 */
public record Viewer(long id, int generation, Instant until) {

    /** The caller without a token. No account has the id 0, so it follows and likes nothing. */
    public static final Viewer ANONYMOUS = new Viewer(0);

    /** Makes the viewer of a token that never expires. */
    public Viewer(long id) {
        this(id, 0, Instant.MAX);
    }

    public boolean isSignedIn() {
        return id != 0;
    }

    /** Returns this viewer, or throws {@link Problem.TokenMissing} if nobody is signed in. */
    public Viewer requireSignedIn() {
        if (!isSignedIn()) {
            throw new Problem.TokenMissing();
        }
        return this;
    }
}
