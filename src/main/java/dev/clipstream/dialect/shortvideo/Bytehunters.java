package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.clipstream.feed.FeedCursor;
import dev.clipstream.feed.FeedTime;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.FeedPage;
import dev.clipstream.read.VideoCard;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A document with JSON bodies, a feed that continues by video id, and errors with details. */
@Singleton
class Bytehunters implements Spelling {

    private static final int FAILED = 1;

    @Override
    public String name() {
        return "bytehunters";
    }

    @Override
    public String success(ShortVideoOperation operation) {
        return switch (operation) {
            case USER, USER_REGISTER, USER_LOGIN, USER_SIGN_OUT -> "Success";
            case PUBLISH_ACTION, PUBLISH_ACTION_URL -> "";
            default -> "ok!";
        };
    }

    @Override
    public ErrorAnswer error(Problem problem, ShortVideoOperation operation) {
        String message = switch (problem) {
            case Problem.BadInput _ -> "参数不正确";
            case Problem.Token _ -> "Token 错误,请重新登录";
            case Problem.Taken _ -> "用户名已存在";
            case Problem.WrongCredentials _ -> "用户名或密码错误";
            case Problem.WrongCode _ -> "验证码错误";
            case Problem.UnknownAccount _ -> "用户不存在";
            case Problem.UnknownVideo _ -> "视频不存在";
            case Problem.UnknownComment _ -> "评论不存在";
            case Problem.UnknownGroup _ -> "群聊不存在";
            case Problem.BadGroupName _ -> "群名称不正确";
            case Problem.NotAllowed _ -> "没有权限";
            case Problem.OthersFriends _ -> "只能查看自己的朋友哦";
            case Problem.OneselfRefused _ -> "不能对自己操作";
            case Problem.AlreadyFriends _ -> "已经是好友";
            case Problem.NotAVideo _, Problem.TooLarge _ -> "投稿失败...";
            case Problem.NotFound _ -> "接口不存在";
            case Problem.TooManyRequests _ -> "操作太频繁了,请稍后再试";
            case Problem.Busy _, Problem.Outage _, Problem.Unexpected _ -> "网卡了,再试一次吧";
        };
        return new ErrorAnswer(FAILED, message, List.of(problem.message(this::field)));
    }

    @Override
    public FeedCursor feedCursor(long latestTime, FeedTime time) {
        return new FeedCursor.BelowId(latestTime == 0 ? Long.MAX_VALUE : latestTime);
    }

    @Override
    public long nextTime(FeedPage page, long latestTime, FeedTime time) {
        return page.cards().isEmpty()
                ? latestTime
                : page.cards().getLast().video().id();
    }

    @Override
    public boolean takesNames() {
        return true;
    }

    @Override
    public Long userIdBesideId(long id) {
        return id;
    }

    /** The service does not count plays, so {@code play_count} is 0. */
    @Override
    public VideoExtras videoExtras(VideoCard card, ZoneId zone) {
        return new VideoExtras(0L, card.video().description(), null, null, null);
    }

    @Override
    public Long vid(long videoId) {
        return videoId;
    }

    @Override
    public CommentExtras commentExtras(CommentCard card) {
        return new CommentExtras(card.comment().isReply() ? card.comment().parentId() : 0, null, null);
    }

    @Override
    public CommentAnswer deletionAnswer() {
        return CommentAnswer.withNullComment(success(ShortVideoOperation.COMMENT_ACTION));
    }

    @Override
    public ChronoUnit messageUnit() {
        return ChronoUnit.MILLIS;
    }

    @Override
    public JsonNode messageTime(ZonedDateTime sentAt) {
        return LongNode.valueOf(sentAt.toInstant().toEpochMilli());
    }
}
