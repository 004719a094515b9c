package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.VideoCard;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The document of {@code /tiktok}: each operation has its own status message, and a bad token is answered with 401. */
@Singleton
class Durlim implements Spelling {

    private static final int CLIENT_ERROR = -1;
    private static final int FAILED = 1;

    @Override
    public String name() {
        return "durlim";
    }

    @Override
    public String mount() {
        return "tiktok";
    }

    @Override
    public String success(ShortVideoOperation operation) {
        return switch (operation) {
            case FEED -> "刷新视频流成功!";
            case USER_REGISTER -> "Register Success";
            case USER_LOGIN -> "Login Success";
            case USER -> "Query Success";
            case USER_SIGN_OUT -> "Sign Out Success";
            case PUBLISH_ACTION, PUBLISH_ACTION_URL -> "Publish Success";
            case PUBLISH_LIST -> "获取用户发布的视频列表成功！";
            case FAVORITE_ACTION -> "favourite action success";
            case FAVORITE_LIST -> "get favouriteList success";
            case COMMENT_ACTION -> "comment action success";
            case COMMENT_LIST -> "get commentList success";
            case RELATION_ACTION -> "操作成功";
            case FOLLOW_LIST -> "获取关注列表成功";
            case FOLLOWER_LIST -> "获取粉丝列表成功";
            case FRIEND_LIST -> "获取好友列表成功";
            case MESSAGE_ACTION -> "Send Message success";
            case MESSAGE_CHAT -> "获取消息成功";
            case PING -> "pong";
        };
    }

    @Override
    public ErrorAnswer error(Problem problem, ShortVideoOperation operation) {
        int code = switch (problem) {
            case Problem.BadInput _, Problem.Token _ -> CLIENT_ERROR;
            case Problem.NotAVideo _,
                    Problem.TooLarge _,
                    Problem.Refused _,
                    Problem.Unknown _,
                    Problem.NotFound _,
                    Problem.Overload _,
                    Problem.Outage _,
                    Problem.Unexpected _ -> FAILED;
        };
        return new ErrorAnswer(code, problem.message(this::field), null);
    }

    @Override
    public Status unauthorizedStatus() {
        return Status.UNAUTHORIZED;
    }

    /** A published video never changes, so {@code UpdatedAt} equals {@code CreatedAt}. */
    @Override
    public VideoExtras videoExtras(VideoCard card, ZoneId zone) {
        ZonedDateTime publishedAt = card.video().publishedAt().atZone(zone);
        String moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(publishedAt.truncatedTo(ChronoUnit.SECONDS));
        return new VideoExtras(null, null, card.author().id(), moment, moment);
    }

    @Override
    public String commentDate(ZonedDateTime postedAt) {
        return DATE_AND_TIME.format(postedAt);
    }

    /** The service has no operation that teases a comment, so {@code tease_count} is 0. */
    @Override
    public CommentExtras commentExtras(CommentCard card) {
        return new CommentExtras(null, card.comment().likeCount(), 0L);
    }

    @Override
    public CommentAnswer deletionAnswer() {
        UserView nobody = new UserView(0, null, "", 0, 0, false, "", "", "", 0, 0, 0);
        CommentView comment = new CommentView(0, nobody, "", "", new CommentExtras(null, 0L, 0L));
        return CommentAnswer.of("delete commentId success", comment);
    }

    @Override
    public JsonNode messageTime(ZonedDateTime sentAt) {
        return LongNode.valueOf(sentAt.toEpochSecond());
    }
}
