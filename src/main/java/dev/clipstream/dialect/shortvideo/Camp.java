package dev.clipstream.dialect.shortvideo;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;

/** The document of a training camp: dates as full texts. */
@Singleton
class Camp implements Spelling {

    private static final Failure BAD_FOLLOW_ACTION = new Failure(100002, "是否关注操作操作错误");

    @Override
    public String name() {
        return "camp";
    }

    @Override
    public Failure failure(Problem problem, Endpoint endpoint) {
        boolean badFollowAction = endpoint == Endpoint.RELATION_ACTION
                && problem instanceof Problem.BadParameter bad
                && bad.name(this::field).equals("action_type");
        return badFollowAction ? BAD_FOLLOW_ACTION : Spelling.super.failure(problem, endpoint);
    }

    @Override
    public String commentDate(ZonedDateTime postedAt) {
        return DATE_AND_TIME.format(postedAt);
    }
}
