package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clipstream.feed.FeedCursor;
import dev.clipstream.feed.FeedTime;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.FeedPage;
import dev.clipstream.read.VideoCard;
import jakarta.ws.rs.core.Response.Status;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The differences of one API document from the other documents of the family. The default methods follow the original
 * document; each other document is a bean that overrides the methods in which it differs.
 */
interface Spelling {

    DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");
    DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The dialect's name in {@code clipstream.douyin.dialect} and in the header {@code X-Api-Dialect}. */
    String name();

    /** The first segment of the paths. Configuration or the header selects among dialects with the same mount. */
    default String mount() {
        return "douyin";
    }

    default String success(ShortVideoOperation operation) {
        return "success";
    }

    /** @param operation null if the path is of no operation */
    default ErrorAnswer error(Problem problem, ShortVideoOperation operation) {
        int code = switch (problem) {
            case Problem.BadInput _ -> 1;
            case Problem.Token _ -> 2;
            case Problem.Taken _ -> 3;
            case Problem.WrongCredentials _, Problem.WrongCode _ -> 4;
            case Problem.UnknownAccount _ -> 5;
            case Problem.NotAVideo _ -> 6;
            case Problem.TooLarge _ -> 7;
            case Problem.NotFound _ -> 8;
            case Problem.Overload _ -> 9;
            case Problem.Outage _ -> 10;
            case Problem.Unexpected _ -> 11;
            case Problem.UnknownComment _ -> 13;
            case Problem.Unknown _ -> 12;
            case Problem.NotAllowed _, Problem.OthersFriends _ -> 14;
            case Problem.Refused _ -> 15;
        };
        return new ErrorAnswer(code, problem.message(this::field), null);
    }

    /** Returns the parameter name of a domain field. */
    default String field(Field field) {
        return switch (field) {
            case USERNAME -> "username";
            case PASSWORD -> "password";
            case AVATAR -> "avatar";
            case BACKGROUND -> "background_image";
            case SIGNATURE -> "signature";
            case TITLE -> "title";
            case VIDEO_FILE, FILE -> "data";
            case VIDEO_URL -> "url";
            case COVER -> "cover_url";
            case COMMENT_TEXT -> "comment_text";
            case MESSAGE_TEXT -> "content";
            case CURSOR -> "cursor";
            case COUNT -> "count";
            // No operation of the family reads these fields.
            case EMAIL,
                    ROLE,
                    VIDEO_DESCRIPTION,
                    VIDEO_TYPE,
                    MESSAGE_PICTURE,
                    MESSAGE_URL,
                    MESSAGE_DESCRIPTION,
                    GROUP_NAME,
                    GROUP_ICON,
                    GROUP_DESCRIPTION,
                    PAGE -> field.name();
        };
    }

    /** The HTTP status of answers to a missing or bad token. */
    default Status unauthorizedStatus() {
        return Status.OK;
    }

    /** The unit of {@code latest_time} and {@code next_time}, in dialects where these are times. */
    default ChronoUnit feedUnit() {
        return ChronoUnit.SECONDS;
    }

    /** @param latestTime 0 if the parameter is missing */
    default FeedCursor feedCursor(long latestTime, FeedTime time) {
        return time.read(latestTime);
    }

    default long nextTime(FeedPage page, long latestTime, FeedTime time) {
        return time.write(page, feedUnit(), latestTime);
    }

    /** Whether {@code user_id} may be a user name if it is not a number. */
    default boolean takesNames() {
        return false;
    }

    /** The {@code user_id} of a user object beside its {@code id}; null if the dialect has none. */
    default Long userIdBesideId(long id) {
        return null;
    }

    default VideoExtras videoExtras(VideoCard card, ZoneId zone) {
        return null;
    }

    /** The {@code vid} of the answer to a publication; null if the dialect has none. */
    default Long vid(long videoId) {
        return null;
    }

    default String commentDate(ZonedDateTime postedAt) {
        return MONTH_AND_DAY.format(postedAt);
    }

    default CommentExtras commentExtras(CommentCard card) {
        return null;
    }

    /** The answer to the deletion of a comment. */
    default CommentAnswer deletionAnswer() {
        return CommentAnswer.withoutComment(success(ShortVideoOperation.COMMENT_ACTION));
    }

    /** The unit of the {@code create_time} of messages; clients send the newest one back to continue. */
    default ChronoUnit messageUnit() {
        return ChronoUnit.SECONDS;
    }

    /** A text or a number. */
    default JsonNode messageTime(ZonedDateTime sentAt) {
        return TextNode.valueOf(DATE_AND_TIME.format(sentAt));
    }

    /** Whether a poll for new messages also returns the messages that the caller sent. */
    default boolean pollsForOwnMessages() {
        return true;
    }
}
