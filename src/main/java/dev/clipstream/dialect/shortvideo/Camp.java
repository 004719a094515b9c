package dev.clipstream.dialect.shortvideo;

import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;

/** The document of a training camp, whose comments have date and time. */
@Singleton
class Camp implements Spelling {

    private static final ErrorAnswer BAD_FOLLOW_ACTION = new ErrorAnswer(100002, "是否关注操作操作错误", null);

    @Override
    public String name() {
        return "camp";
    }

    @Override
    public ErrorAnswer error(Problem problem, ShortVideoOperation operation) {
        boolean badFollowAction = operation == ShortVideoOperation.RELATION_ACTION
                && problem instanceof Problem.BadParameter bad
                && bad.name(this::field).equals("action_type");
        return badFollowAction ? BAD_FOLLOW_ACTION : Spelling.super.error(problem, operation);
    }

    @Override
    public String commentDate(ZonedDateTime postedAt) {
        return DATE_AND_TIME.format(postedAt);
    }
}
