package dev.clipstream.account;

import dev.clipstream.problem.Problem;

/** The caller as identified by the token. The account may be gone. */
public record Viewer(long id) {

    /** The caller without a token. No account has the id 0, so it follows and likes nothing. */
    public static final Viewer ANONYMOUS = new Viewer(0);

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
