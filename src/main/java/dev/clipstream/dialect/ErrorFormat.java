package dev.clipstream.dialect;

import dev.clipstream.problem.Problem;

/** How a dialect family says what went wrong. Of the families that cover a path the one of the highest priority does. */
public interface ErrorFormat {

    /** When to ask again what could not be answered just now. */
    String RETRY_AFTER_SECONDS = "5";

    boolean covers(String path);

    /** The HTTP status of a failure that is none of HTTP itself. */
    int status(Problem problem);

    /** The JSON body. */
    Record body(Problem problem);
}
