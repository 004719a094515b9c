package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.problem.Problem.BadParameter;

/** The {@code action_type} that every action takes: 1 to do something, 2 to undo it. */
final class Toggle {

    private Toggle() {}

    static boolean of(Parameters parameters) {
        long type = parameters.requireNumber("action_type");
        if (type != 1 && type != 2) {
            throw new BadParameter("action_type", "must be 1 or 2");
        }
        return type == 1;
    }
}
