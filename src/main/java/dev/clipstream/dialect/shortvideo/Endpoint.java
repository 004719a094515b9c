package dev.clipstream.dialect.shortvideo;

import java.util.Optional;

/** The operations of the family, as far as documents say something different about each. */
enum Endpoint {
    FEED("feed"),
    USER_REGISTER("user/register"),
    USER_LOGIN("user/login"),
    USER("user"),
    PUBLISH_ACTION("publish/action"),
    PUBLISH_ACTION_URL("publish/actionUrl"),
    PUBLISH_LIST("publish/list"),
    FAVORITE_ACTION("favorite/action"),
    FAVORITE_LIST("favorite/list"),
    COMMENT_ACTION("comment/action"),
    COMMENT_LIST("comment/list"),
    RELATION_ACTION("relation/action"),
    FOLLOW_LIST("relation/follow/list"),
    FOLLOWER_LIST("relation/follower/list"),
    FRIEND_LIST("relation/friend/list"),
    MESSAGE_ACTION("message/action"),
    MESSAGE_CHAT("message/chat"),
    PING("ping");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /** The operation at a path below a mount, without slashes around it. */
    static Optional<Endpoint> at(String path) {
        for (Endpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return Optional.of(endpoint);
            }
        }
        return Optional.empty();
    }

    /** Its clients read {@code user_id} and {@code token} before the status. */
    boolean signsIn() {
        return this == USER_REGISTER || this == USER_LOGIN;
    }
}
