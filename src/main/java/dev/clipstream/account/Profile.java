package dev.clipstream.account;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An account as others see it. Avatar and background image are null where the service draws them. */
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
        long favoriteCount) {

    /** The HQL select clause of a profile of the account {@code a}. */
    public static final String SELECT = """
            new dev.clipstream.account.Profile(a.id, a.name, a.avatar, a.backgroundImage, a.signature,
              a.followCount, a.followerCount, a.totalFavorited, a.workCount, a.favoriteCount)
            """;
}
