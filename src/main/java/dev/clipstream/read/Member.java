package dev.clipstream.read;

import dev.clipstream.account.Viewer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * An account with the data of its owner: e-mail address, role and presence.
 *
 * @param email null if it has none
 * @param avatar null if the service draws it
 * @param totalFavorited how many likes its videos have
 * @param privateLikeCount how many of those are likes of private videos
 * @param heartbeatAt when it was last active
 * @param logoutAt when it last left, or signed in if it never left
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
    static final String SELECT = """
            new dev.clipstream.read.Member(a.id, a.name, a.email, a.avatar, a.role, a.signature,
              a.followCount, a.followerCount, a.totalFavorited, a.privateLikeCount, a.createdAt, a.updatedAt,
              coalesce(a.loginAt, a.createdAt), coalesce(a.heartbeatAt, a.loginAt, a.createdAt),
              coalesce(a.logoutAt, a.loginAt, a.createdAt))
            """;

    /** Returns the number of likes that the viewer may see: others do not see those of private videos. */
    public long likesSeenBy(Viewer viewer) {
        return viewer.id() == id ? totalFavorited : totalFavorited - privateLikeCount;
    }

    public boolean isLoggedOut() {
        return logoutAt.isAfter(loginAt) && !heartbeatAt.isAfter(logoutAt);
    }
}
