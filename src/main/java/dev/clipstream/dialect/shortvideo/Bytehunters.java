package dev.clipstream.dialect.shortvideo;

import dev.clipstream.comment.CommentCard;
import dev.clipstream.feed.FeedCursor;
import dev.clipstream.feed.FeedPage;
import dev.clipstream.feed.FeedTime;
import dev.clipstream.problem.Problem;
import dev.clipstream.video.VideoCard;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** A document of JSON bodies: the feed goes on by video id, and failures carry details. */
@Singleton
class Bytehunters implements Spelling {

    private static final int FAILED = 1;

    @Override
    public String name() {
        return "bytehunters";
    }

    @Override
    public String success(Endpoint endpoint) {
        return switch (endpoint) {
            case USER, USER_REGISTER, USER_LOGIN -> "Success";
            case PUBLISH_ACTION, PUBLISH_ACTION_URL -> "";
            default -> "ok!";
        };
    }

    @Override
    public Failure failure(Problem problem, Endpoint endpoint) {
        String message =
                switch (problem) {
                    case Problem.BadParameter p -> "参数不正确";
                    case Problem.TokenMissing p -> "Token 错误,请重新登录";
                    case Problem.TokenInvalid p -> "Token 错误,请重新登录";
                    case Problem.TokenExpired p -> "Token 错误,请重新登录";
                    case Problem.NameTaken p -> "用户名已存在";
                    case Problem.WrongCredentials p -> "用户名或密码错误";
                    case Problem.UnknownAccount p -> "用户不存在";
                    case Problem.UnknownVideo p -> "视频不存在";
                    case Problem.UnknownComment p -> "评论不存在";
                    case Problem.NotAllowed p -> "没有权限";
                    case Problem.OthersFriends p -> "只能查看自己的朋友哦";
                    case Problem.OneselfRefused p -> "不能对自己操作";
                    case Problem.NotAVideo p -> "投稿失败...";
                    case Problem.TooLarge p -> "投稿失败...";
                    case Problem.NotFound p -> "接口不存在";
                    case Problem.Busy p -> "网卡了,再试一次吧";
                    case Problem.Unavailable p -> "网卡了,再试一次吧";
                    case Problem.Unexpected p -> "网卡了,再试一次吧";
                };
        return new Failure(FAILED, message, List.of(problem.getMessage()));
    }

    @Override
    public FeedCursor feedCursor(long latestTime, FeedTime time) {
        return new FeedCursor.BelowId(latestTime == 0 ? Long.MAX_VALUE : latestTime);
    }

    @Override
    public long nextTime(FeedPage page, long latestTime, FeedTime time) {
        return page.cards().isEmpty() ? latestTime : page.cards().getLast().id();
    }

    @Override
    public boolean takesNames() {
        return true;
    }

    @Override
    public Long userIdBesideId(long id) {
        return id;
    }

    /** Nobody counts plays, and a video has a title only. */
    @Override
    public VideoExtras videoExtras(VideoCard card, ZonedDateTime publishedAt) {
        return new VideoExtras(0L, "", null, null, null);
    }

    @Override
    public Long vid(long videoId) {
        return videoId;
    }

    @Override
    public CommentExtras commentExtras(CommentCard card) {
        return new CommentExtras(0L, null, null);
    }

    @Override
    public Optional<CommentView> deletedComment() {
        return Optional.empty();
    }

    @Override
    public Object messageTime(ZonedDateTime sentAt) {
        return sentAt.toInstant().toEpochMilli();
    }
}
