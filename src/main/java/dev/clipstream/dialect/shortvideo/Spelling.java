package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Profile;
import dev.clipstream.dialect.Links;
import dev.clipstream.problem.Problem;
import dev.clipstream.video.VideoCard;
import java.time.temporal.ChronoUnit;

/**
 * How an API document spells what all documents of the family have in common. What the original document says is the
 * default; another document's spelling overrides where it differs.
 */
interface Spelling {

    /** As in {@code clipstream.douyin.dialect} and the header {@code X-Api-Dialect}. */
    String name();

    default String success() {
        return "success";
    }

    /** The unit of {@code latest_time} and {@code next_time}. */
    default ChronoUnit feedUnit() {
        return ChronoUnit.SECONDS;
    }

    /** The status code of a failure; anything but 0. */
    default int code(Problem problem) {
        return switch (problem) {
            case Problem.BadParameter p -> 1;
            case Problem.TokenMissing p -> 2;
            case Problem.TokenInvalid p -> 2;
            case Problem.TokenExpired p -> 2;
            case Problem.NameTaken p -> 3;
            case Problem.WrongCredentials p -> 4;
            case Problem.UnknownAccount p -> 5;
            case Problem.NotAVideo p -> 6;
            case Problem.TooLarge p -> 7;
            case Problem.NotFound p -> 8;
            case Problem.Busy p -> 9;
            case Problem.Unavailable p -> 10;
            case Problem.Unexpected p -> 11;
        };
    }

    default UserView user(Profile profile, Links links) {
        return new UserView(
                profile.id(),
                profile.name(),
                profile.followCount(),
                profile.followerCount(),
                false,
                links.avatar(profile),
                links.backgroundImage(profile),
                profile.signature(),
                profile.totalFavorited(),
                profile.workCount(),
                profile.favoriteCount());
    }

    default VideoView video(VideoCard card, Links links) {
        return new VideoView(
                card.id(),
                user(card.author(), links),
                links.media(card.videoKey()),
                links.media(card.coverKey()),
                card.favoriteCount(),
                card.commentCount(),
                false,
                card.title());
    }
}
