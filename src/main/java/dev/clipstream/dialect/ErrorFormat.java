package dev.clipstream.dialect;

import dev.clipstream.problem.Problem;
import jakarta.ws.rs.core.Response.Status;

/** How a dialect family answers errors. If several families cover a path, the one of the highest priority answers. */
public interface ErrorFormat {

    boolean covers(String path);

    /** Returns the name of the family in metrics. */
    String family();

    /** Returns the HTTP status, except for failures that have one of their own, such as a wrong method. */
    Status status(Problem problem);

    /** Returns the JSON body. */
    Record body(Problem problem);
}
