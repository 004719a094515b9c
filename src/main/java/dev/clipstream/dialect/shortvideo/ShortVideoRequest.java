package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.list.Slice;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import java.util.OptionalLong;

/** A request of the family: who is calling, what the parameters say, and the spelling of the answer. */
final class ShortVideoRequest {

    private final Endpoint endpoint;
    private final Parameters parameters;
    private final Spelling spelling;
    private final Views views;
    private final ShortVideoRequests beans;
    private Viewer viewer;

    ShortVideoRequest(
            Endpoint endpoint, Parameters parameters, Spelling spelling, Views views, ShortVideoRequests beans) {
        this.endpoint = endpoint;
        this.parameters = parameters;
        this.spelling = spelling;
        this.views = views;
        this.beans = beans;
    }

    /** Throws {@link Problem.TokenMissing} if there is no token. */
    Viewer viewer() {
        return viewerIfAny().requireSignedIn();
    }

    /** Without a token the viewer is anonymous. */
    Viewer viewerIfAny() {
        if (viewer == null) {
            viewer = beans.viewers.optional(parameters);
        }
        return viewer;
    }

    /** Returns the user whose profile or list is asked for: {@code user_id}, where missing and 0 mean the viewer. */
    long targetUser() {
        Viewer viewer = viewer();
        long userId = numberIfAny("user_id").orElse(0);
        return userId == 0 ? viewer.id() : userId;
    }

    /** Returns the part of a list that {@code cursor} and {@code count} ask for; the documents have neither. */
    Slice slice() {
        return beans.slices.of(numberIfAny("cursor"), numberIfAny("count"));
    }

    /** Reads the {@code action_type} that every action takes: true for 1, to do something, and false for 2, to undo it. */
    boolean isToDo() {
        long type = number("action_type");
        if (type != 1 && type != 2) {
            throw new BadParameter("action_type", "must be 1 or 2");
        }
        return type == 1;
    }

    /** Throws {@link BadParameter} if it is missing or anything but a whole number. */
    long number(String name) {
        endpoint.parameters().require(name);
        return parameters.requireNumber(name);
    }

    /** Empty if it is missing or blank. */
    OptionalLong numberIfAny(String name) {
        endpoint.parameters().require(name);
        return parameters.number(name);
    }

    /** Null if it is missing or blank. */
    String text(String name) {
        endpoint.parameters().require(name);
        return parameters.text(name);
    }

    Spelling spelling() {
        return spelling;
    }

    Views views() {
        return views;
    }

    /** Returns the status message of an answer without a failure. */
    String success() {
        return spelling.success(endpoint);
    }
}
