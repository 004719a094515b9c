package dev.clipstream.dialect.portal;

import dev.clipstream.account.Member;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.Links;
import dev.clipstream.dialect.ZoneConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Read models as the JSON objects of the document. */
@Singleton
class Views {

    private final Links links;
    private final ZoneId zone;

    Views(Links links, ZoneConfig config) {
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
                links.avatar(member.avatar(), member.name()),
                Integer.toString(member.role()),
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
                createdAt);
    }

    List<UserView> users(List<Member> members, Viewer viewer) {
        return members.stream().map(member -> user(member, viewer)).toList();
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
