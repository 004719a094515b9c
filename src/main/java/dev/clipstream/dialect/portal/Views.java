package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.ZoneConfig;
import dev.clipstream.http.media.CurrentLinks;
import dev.clipstream.http.media.Links;
import dev.clipstream.read.Member;
import dev.clipstream.read.VideoRow;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Converts read models to the JSON objects of the document. */
@Singleton
class Views {

    private static final String NOT_COUNTED = "0";

    private final CurrentLinks links;
    private final ZoneId zone;

    Views(CurrentLinks links, ZoneConfig config) {
        this.links = links;
        this.zone = config.zone();
    }

    UserView user(Member member, Viewer viewer) {
        String createdAt = milliseconds(member.createdAt());
        return new UserView(
                Long.toString(member.id()),
                createdAt,
                milliseconds(member.updatedAt()),
                member.name(),
                "",
                member.id() == viewer.id() && member.email() != null ? member.email() : "",
                links.get().avatar(member.avatar(), member.name()),
                viewer.isSignedIn() ? Integer.toString(member.role()) : "0",
                "",
                "",
                "",
                iso(member.loginAt()),
                iso(member.heartbeatAt()),
                iso(member.logoutAt()),
                member.isLoggedOut(),
                "",
                member.bio(),
                member.bio(),
                createdAt,
                member.followCount(),
                member.followerCount(),
                member.likesSeenBy(viewer));
    }

    List<UserView> users(List<Member> members, Viewer viewer) {
        return members.stream().map(member -> user(member, viewer)).toList();
    }

    VideoView video(VideoRow video) {
        Links here = links.get();
        String url = here.media(video.source());
        String cover = here.media(video.coverSource());
        String likes = Long.toString(video.favoriteCount());
        String comments = Long.toString(video.commentCount());
        String publishedAt = seconds(video.publishedAt());
        String publishedTime = milliseconds(video.publishedAt());
        return new VideoView(
                Long.toString(video.id()),
                video.title(),
                video.description(),
                url,
                cover,
                likes,
                comments,
                NOT_COUNTED,
                Long.toString(video.authorId()),
                publishedAt,
                iso(video.publishedAt()),
                video.type(),
                video.isPrivate(),
                url,
                cover,
                likes,
                comments,
                NOT_COUNTED,
                NOT_COUNTED,
                publishedAt,
                publishedTime,
                publishedTime);
    }

    static String milliseconds(Instant moment) {
        return Long.toString(moment.toEpochMilli());
    }

    static String seconds(Instant moment) {
        return Long.toString(moment.getEpochSecond());
    }

    String iso(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.MILLIS).atZone(zone));
    }
}
