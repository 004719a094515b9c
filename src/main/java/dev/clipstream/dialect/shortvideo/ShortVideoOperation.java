package dev.clipstream.dialect.shortvideo;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.dialect.FieldList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The operations of the family, each with its path below a mount and the parameters that it reads. */
enum ShortVideoOperation {
    FEED("feed", "latest_time? token?"),
    USER_REGISTER("user/register", "username password avatar? background_image? signature?"),
    USER_LOGIN("user/login", "username password"),
    USER("user", "user_id? token"),
    USER_SIGN_OUT("user/signout", "token"),
    PUBLISH_ACTION("publish/action", "title token data"),
    PUBLISH_ACTION_URL("publish/actionUrl", "id url title cover_url"),
    PUBLISH_LIST("publish/list", "user_id? token cursor? count?"),
    FAVORITE_ACTION("favorite/action", "token video_id action_type"),
    FAVORITE_LIST("favorite/list", "user_id? token cursor? count?"),
    COMMENT_ACTION("comment/action", "token video_id action_type comment_text? comment_id?"),
    COMMENT_LIST("comment/list", "video_id token? cursor? count?"),
    RELATION_ACTION("relation/action", "token to_user_id action_type"),
    FOLLOW_LIST("relation/follow/list", "user_id? token cursor? count?"),
    FOLLOWER_LIST("relation/follower/list", "user_id? token cursor? count?"),
    FRIEND_LIST("relation/friend/list", "user_id? token cursor? count?"),
    MESSAGE_ACTION("message/action", "token to_user_id action_type content"),
    MESSAGE_CHAT("message/chat", "token to_user_id pre_msg_time? cursor? count?"),
    PING("ping", "");

    private static final Map<String, ShortVideoOperation> BY_PATH =
            Stream.of(values()).collect(toMap(ShortVideoOperation::path, Function.identity()));

    private final String path;
    private final FieldList parameters;

    ShortVideoOperation(String path, String parameters) {
        this.path = path;
        this.parameters = new FieldList(parameters);
    }

    /** The path below a mount. */
    String path() {
        return path;
    }

    FieldList parameters() {
        return parameters;
    }

    /** Returns the operation at a path below a mount; the path has no slashes at its ends. */
    static Optional<ShortVideoOperation> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** Returns whether the operation signs in; its clients read {@code user_id} and {@code token} before the status. */
    boolean signsIn() {
        return this == USER_REGISTER || this == USER_LOGIN;
    }
}
