package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Profile;
import dev.clipstream.account.Viewer;
import dev.clipstream.comment.CommentCard;
import dev.clipstream.dialect.ZoneConfig;
import dev.clipstream.http.media.Links;
import dev.clipstream.message.FriendCard;
import dev.clipstream.message.MessageCard;
import dev.clipstream.video.VideoCard;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Read models as the JSON objects of the request's dialect. */
@Singleton
class Views {

    private static final String NO_MESSAGE_YET = "快来和你的新朋友聊天吧";
    private static final int RECEIVED = 0;
    private static final int SENT = 1;

    private final Spellings spellings;
    private final Links links;
    private final ZoneId zone;

    Views(Spellings spellings, Links links, ZoneConfig config) {
        this.spellings = spellings;
        this.links = links;
        this.zone = config.zone();
    }

    UserView user(Profile profile) {
        return new UserView(
                profile.id(),
                spellings.current().userIdBesideId(profile.id()),
                profile.name(),
                profile.followCount(),
                profile.followerCount(),
                profile.followed(),
                links.avatar(profile.avatar(), profile.name()),
                links.backgroundImage(profile),
                profile.signature(),
                profile.totalFavorited(),
                profile.workCount(),
                profile.favoriteCount());
    }

    List<UserView> users(List<Profile> profiles) {
        return profiles.stream().map(this::user).toList();
    }

    VideoView video(VideoCard card) {
        return new VideoView(
                card.id(),
                user(card.author()),
                links.media(card.source()),
                links.media(card.coverSource()),
                card.favoriteCount(),
                card.commentCount(),
                card.favorite(),
                card.title(),
                spellings.current().videoExtras(card, local(card.publishedAt())));
    }

    List<VideoView> videos(List<VideoCard> cards) {
        return cards.stream().map(this::video).toList();
    }

    CommentView comment(CommentCard card) {
        Spelling spelling = spellings.current();
        return new CommentView(
                card.id(),
                user(card.author()),
                card.content(),
                spelling.commentDate(local(card.createdAt())),
                spelling.commentExtras(card));
    }

    MessageView message(MessageCard card) {
        Object time = spellings.current().messageTime(local(card.createdAt()));
        return new MessageView(card.id(), card.toId(), card.fromId(), card.content(), time);
    }

    FriendView friend(FriendCard card, Viewer viewer) {
        int type =
                card.newest().filter(message -> message.fromId() == viewer.id()).isPresent() ? SENT : RECEIVED;
        String text = card.newest().map(MessageCard::content).orElse(NO_MESSAGE_YET);
        return new FriendView(user(card.profile()), text, type, type);
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }
}
