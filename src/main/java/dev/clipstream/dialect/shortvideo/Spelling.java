package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clipstream.feed.FeedCursor;
import dev.clipstream.feed.FeedPage;
import dev.clipstream.feed.FeedTime;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.VideoCard;
import jakarta.ws.rs.core.Response.Status;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * How an API document spells what all documents of the family have in common. What the original document says is the
 * default; another document's spelling overrides where it differs. A new one is a bean in a file of its own.
 */
interface Spelling {

    DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");
    DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** As in {@code clipstream.douyin.dialect} and the header {@code X-Api-Dialect}. */
    String name();

    /** The first segment of its paths. Where several share one, configuration or the header chooses. */
    default String mount() {
        return "douyin";
    }

    default String success(Endpoint endpoint) {
        return "success";
    }

    /** @param endpoint null for a path that is none of the family's */
    default ErrorAnswer error(Problem problem, Endpoint endpoint) {
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

    /** The name of a parameter that the domain knows. */
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
            // No operation of the family takes one of these.
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

    /** The HTTP status of a missing or bad token. */
    default Status unauthorizedStatus() {
        return Status.OK;
    }

    /** The unit of {@code latest_time} and {@code next_time}, where those are times. */
    default ChronoUnit feedUnit() {
        return ChronoUnit.SECONDS;
    }

    /** @param latestTime 0 if there is none */
    default FeedCursor feedCursor(long latestTime, FeedTime time) {
        return time.read(latestTime);
    }

    default long nextTime(FeedPage page, long latestTime, FeedTime time) {
        return time.write(page, feedUnit(), latestTime);
    }

    /** Whether {@code user_id} may be a user's name where it is not a number. */
    default boolean takesNames() {
        return false;
    }

    /** The {@code user_id} beside the {@code id} of a user object; null for none. */
    default Long userIdBesideId(long id) {
        return null;
    }

    default VideoExtras videoExtras(VideoCard card, ZonedDateTime publishedAt) {
        return null;
    }

    /** The {@code vid} of the answer to a publication; null for none. */
    default Long vid(long videoId) {
        return null;
    }

    default String commentDate(ZonedDateTime postedAt) {
        return MONTH_AND_DAY.format(postedAt);
    }

    default CommentExtras commentExtras(CommentCard card) {
        return null;
    }

    default CommentAnswer deletionAnswer() {
        return CommentAnswer.withoutComment(success(Endpoint.COMMENT_ACTION));
    }

    /** The unit of {@code create_time} of messages, in which clients go on from the newest one. */
    default ChronoUnit messageUnit() {
        return ChronoUnit.SECONDS;
    }

    /** A text or a number. */
    default JsonNode messageTime(ZonedDateTime sentAt) {
        return TextNode.valueOf(DATE_AND_TIME.format(sentAt));
    }

    /** Whether a client that polls for new messages wants to see its own among them. */
    default boolean pollsForOwnMessages() {
        return true;
    }
}
