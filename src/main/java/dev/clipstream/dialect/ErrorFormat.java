package dev.clipstream.dialect;

import dev.clipstream.problem.Problem;

/** How a dialect family answers errors. If several families cover a path, the one of the highest priority answers. */
public interface ErrorFormat {

    /** The value of {@code Retry-After} in answers with 429 and 503. */
    String RETRY_AFTER_SECONDS = "5";

    boolean covers(String path);

    /** Returns the HTTP status, except for failures that have one of their own, such as a wrong method. */
    int status(Problem problem);

    /** Returns the JSON body. */
    Record body(Problem problem);
}
