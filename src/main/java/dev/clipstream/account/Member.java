package dev.clipstream.account;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An account with what concerns its owner: address, role and presence.
 *
 * @param email null if it has none
 * @param avatar null where the service draws it
 * @param totalFavorited how many likes its videos have
 * @param privateLikeCount how many of those are likes of private videos
 * @param heartbeatAt when it was last active
 * @param logoutAt when it last left, or came if it never left
 */
@RegisterForReflection
public record Member(
        long id,
        String name,
        String email,
        String avatar,
        int role,
        String bio,
        long followCount,
        long followerCount,
        long totalFavorited,
        long privateLikeCount,
        Instant createdAt,
        Instant updatedAt,
        Instant loginAt,
        Instant heartbeatAt,
        Instant logoutAt) {

    /** The HQL select clause of the account {@code a}. */
    public static final String SELECT = """
            new dev.clipstream.account.Member(a.id, a.name, a.email, a.avatar, a.role, a.signature,
              a.followCount, a.followerCount, a.totalFavorited, a.privateLikeCount, a.createdAt, a.updatedAt,
              coalesce(a.loginAt, a.createdAt), coalesce(a.heartbeatAt, a.loginAt, a.createdAt),
              coalesce(a.logoutAt, a.loginAt, a.createdAt))
            """;

    /** Others do not know of the likes of private videos. */
    public long likesSeenBy(Viewer viewer) {
        return viewer.id() == id ? totalFavorited : totalFavorited - privateLikeCount;
    }

    public boolean isLoggedOut() {
        return logoutAt.isAfter(loginAt) && !heartbeatAt.isAfter(logoutAt);
    }
}
