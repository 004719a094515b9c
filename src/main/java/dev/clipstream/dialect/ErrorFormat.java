package dev.clipstream.dialect;

import dev.clipstream.problem.Problem;
import jakarta.ws.rs.core.Response.Status;

/** How a dialect family says what went wrong. Of the families that cover a path the one of the highest priority does. */
public interface ErrorFormat {

    boolean covers(String path);

    /** The HTTP status of a failure that is none of HTTP itself. */
    Status status(Problem problem);

    /** The JSON body. */
    Record body(Problem problem);
}
