package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;

/** Whose profile or list is asked for: {@code user_id}, where missing and 0 mean the caller. */
final class Subject {

    private Subject() {}

    static long of(Parameters parameters, Viewer viewer) {
        long userId = parameters.number("user_id").orElse(0);
        return userId == 0 ? viewer.id() : userId;
    }
}
