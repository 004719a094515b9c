package dev.clipstream.account;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;

/** What an account may do, as a number: the larger, the more. */
final class Role {

    /** The lowest that administers. */
    static final int ADMINISTRATOR = 3;

    private static final int MAX = 9;

    private Role() {}

    static boolean administers(int role) {
        return role >= ADMINISTRATOR;
    }

    /** Throws {@link Invalid} if there is no such role. */
    static int require(long number) {
        if (number < 0 || number > MAX) {
            throw new Invalid(Field.ROLE, "must be 0 to " + MAX);
        }
        return (int) number;
    }
}
