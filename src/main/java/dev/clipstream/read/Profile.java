package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An account as a viewer sees it. Its counters leave out what is hidden from the viewer.
 *
 * @param avatar null if the service draws it
 * @param backgroundImage null if the service draws it
 * @param followed whether the viewer follows it
 */
@RegisterForReflection
public record Profile(
        long id,
        String name,
        String avatar,
        String backgroundImage,
        String signature,
        long followCount,
        long followerCount,
        long totalFavorited,
        long workCount,
        long favoriteCount,
        boolean followed) {

    /** The HQL select clause of a profile of the account {@code a} for the viewer with the id {@code :viewer}. */
    static final String SELECT = """
            new dev.clipstream.read.Profile(a.id, a.name, a.avatar, a.backgroundImage, a.signature,
              a.followCount, a.followerCount,
              a.totalFavorited - case when a.id = :viewer then 0L else a.privateLikeCount end,
              a.workCount - case when a.id = :viewer then 0L else a.privateWorkCount end,
              a.favoriteCount - case when a.id = :viewer then 0L else a.privateLikeCount end,
              exists (select 1 from Follow f where f.followerId = :viewer and f.followeeId = a.id))
            """;
}
