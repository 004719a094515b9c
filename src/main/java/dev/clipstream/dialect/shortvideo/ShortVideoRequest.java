package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.paging.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.OptionalLong;

/** A request of the family, with its caller, its parameters and the spelling of its answer. */
final class ShortVideoRequest {

    private final ShortVideoOperation operation;
    private final Parameters parameters;
    private final Spelling spelling;
    private final Views views;
    private final ShortVideoRequests beans;
    private Viewer viewer;

    ShortVideoRequest(
            ShortVideoOperation operation,
            Parameters parameters,
            Spelling spelling,
            Views views,
            ShortVideoRequests beans) {
        this.operation = operation;
        this.parameters = parameters;
        this.spelling = spelling;
        this.views = views;
        this.beans = beans;
    }

    /** Returns the caller, or throws {@link Problem.TokenMissing} if there is no token. */
    Viewer viewer() {
        return viewerIfAny().requireSignedIn();
    }

    /** Returns the caller, or an anonymous viewer if there is no token. */
    Viewer viewerIfAny() {
        if (viewer == null) {
            viewer = beans.viewers.optional(parameters);
        }
        return viewer;
    }

    /** Returns the user in {@code user_id}, or the caller if it is missing or 0. */
    long targetUser() {
        Viewer viewer = viewer();
        long userId = numberIfAny("user_id").orElse(0);
        return userId == 0 ? viewer.id() : userId;
    }

    /** Returns the part of a list that {@code cursor} and {@code count} select, two parameters that no document has. */
    Slice slice() {
        Slice slice = beans.slices.of(numberIfAny("cursor"), numberIfAny("count"));
        beans.longList.begin(slice.count());
        return slice;
    }

    /** Reads {@code action_type}: returns true for 1, to do the action, and false for 2, to undo it. */
    boolean isToDo() {
        long type = number("action_type");
        if (type != 1 && type != 2) {
            throw new BadParameter("action_type", "must be 1 or 2");
        }
        return type == 1;
    }

    /** Returns an integer, or throws {@link BadParameter} if the parameter is missing or not an integer. */
    long number(String name) {
        operation.parameters().require(name);
        return parameters.requireNumber(name);
    }

    /** Returns an integer, or empty if the parameter is missing or blank. */
    OptionalLong numberIfAny(String name) {
        operation.parameters().require(name);
        return parameters.number(name);
    }

    /** Returns a text, or null if the parameter is missing or blank. */
    String text(String name) {
        operation.parameters().require(name);
        return parameters.text(name);
    }

    /** Returns the address of the client. */
    String client() {
        return beans.client.address();
    }

    Spelling spelling() {
        return spelling;
    }

    Views views() {
        return views;
    }

    /** Returns the status message of a successful answer. */
    String success() {
        return spelling.success(operation);
    }
}
