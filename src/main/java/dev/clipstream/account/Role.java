package dev.clipstream.account;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;

/** The role of an account as a number: a higher one may do more. */
final class Role {

    /** The lowest role of an administrator. */
    static final int ADMINISTRATOR = 3;

    private static final int MAX = 9;

    private Role() {}

    static boolean administers(int role) {
        return role >= ADMINISTRATOR;
    }

    /** Returns the role with that number; throws {@link Invalid} if there is none. */
    static int require(long number) {
        if (number < 0 || number > MAX) {
            throw new Invalid(Field.ROLE, "must be 0 to " + MAX);
        }
        return (int) number;
    }
}
