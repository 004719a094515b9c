package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.FieldList;
import dev.clipstream.limit.Rate;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The operations of the portal, each with its path, the fields that it reads and its rate limit per client. */
enum PortalOperation {
    SEND_CODE("login/send-code", "email", Rates.SIGN_IN),
    REGISTER("login/register", "email code password username avatar?", Rates.SIGN_IN),
    LOGIN("login/login", "email password", Rates.SIGN_IN),
    REFRESH_TOKEN("login/refresh-token", "rtoken", Rates.of(8, 4, 8)),
    USER_INFO("user/get-user-info", "id", Rates.of(20, 1, 40)),
    MY_INFO("user/get-my-info", "", Rates.of(5, 1, 10)),
    PROFILE("user/get-profile", "id", Rates.of(10, 1, 20)),
    SET_PROFILE("user/set-profile", "username? avatar? bio?", Rates.of(4, 1, 8)),
    SET_ROLE("user/set-role", "id role", Rates.of(4, 1, 8)),
    UPLOAD_FILE("file/upload", "file", Rates.of(3, 60, 5)),
    VIDEOS("videos", "page? page_size? order_by?", null),
    CREATE_VIDEO("videos/create-video", "video_path cover_path? title description? is_private? type? user_id?"),
    LIKE_VIDEO("videos/like-video", "video_id owner_id? user_id?"),
    VIDEO_LIKES("videos/get-video-likes", "video_id"),
    COMMENT_VIDEO("videos/comment-video", "video_id content owner_id? user_id?"),
    ANSWER_COMMENT("videos/comment-comments", "father_id content owner_id? user_id?"),
    LIKE_COMMENT("videos/like-comments", "comment_id owner_id? user_id?"),
    COMMENTS("videos/get-comments", "id is_video before_id? page? page_size? order_by?"),
    COMMENT("videos/get-comment-all", "comment_id"),
    COMMENT_COUNT("videos/get-comment-member", "id is_video"),
    ADD_FRIEND("contact/add-friend", "user_name"),
    FRIENDS("contact/get-friend-list", "user_id? page? page_size?"),
    ONLINE("contact/get-user-list-online", ""),
    GROUP_MEMBERS("contact/get-group-users", "community_id"),
    GROUPS("contact/get-group-list", "user_id?"),
    GROUPS_TO_LOAD("contact/load-community", "owner_id?"),
    CREATE_GROUP("contact/create-community", "owner_id? owner_name? name icon? desc?"),
    JOIN_GROUP("contact/join-community", "owner_id? community_id"),
    TICKET("chat/ws-ticket", "user_id? user_name? role?", null);

    private final String path;
    private final FieldList fields;
    private final Rate rate;

    private static final class Rates {
        static final Rate USUAL = of(20, 60, 40);
        static final Rate SIGN_IN = of(4, 60, 4);

        static Rate of(int requests, int seconds, int burst) {
            return new Rate(requests, Duration.ofSeconds(seconds), burst);
        }
    }

    PortalOperation(String path, String fields) {
        this(path, fields, Rates.USUAL);
    }

    /** @param rate null for no limit */
    PortalOperation(String path, String fields, Rate rate) {
        this.path = path;
        this.fields = new FieldList(fields);
        this.rate = rate;
    }

    /** Returns the operation at a path below {@code /api/}. */
    static Optional<PortalOperation> at(String path) {
        return Stream.of(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }

    /** The path below {@code /api/}. */
    String path() {
        return path;
    }

    /** The last segment of the path, which names the operation in rate limits and metrics. */
    String label() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    FieldList fields() {
        return fields;
    }

    Optional<Rate> rate() {
        return Optional.ofNullable(rate);
    }

    /** Whether the limit counts addresses only: otherwise each new token would give its client a new bucket. */
    boolean isLimitedByAddress() {
        return path.startsWith("login/");
    }
}
