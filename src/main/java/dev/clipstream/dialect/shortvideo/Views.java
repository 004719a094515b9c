package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.account.Viewer;
import dev.clipstream.http.media.Links;
import dev.clipstream.message.FriendCard;
import dev.clipstream.message.MessageCard;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.CommentRow;
import dev.clipstream.read.Profile;
import dev.clipstream.read.VideoCard;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Converts read models to JSON objects in one spelling. */
final class Views {

    private static final String NO_MESSAGE_YET = "快来和你的新朋友聊天吧";
    private static final int RECEIVED = 0;
    private static final int SENT = 1;

    private final Spelling spelling;
    private final Links links;
    private final EncodedCards encoded;
    private final ZoneId zone;
    private String origin;

    Views(Spelling spelling, Links links, EncodedCards encoded, ZoneId zone) {
        this.encoded = encoded;
        this.spelling = spelling;
        this.links = links;
        this.zone = zone;
    }

    Encoded user(Profile profile) {
        return encoded.of(profile, spelling, origin(), this::userView);
    }

    private UserView userView(Profile profile) {
        return new UserView(
                profile.id(),
                spelling.userIdBesideId(profile.id()),
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

    List<Encoded> users(List<Profile> profiles) {
        return profiles.stream().map(this::user).toList();
    }

    private VideoView video(VideoCard card) {
        return new VideoView(
                card.id(),
                user(card.author()),
                links.media(card.source()),
                links.media(card.coverSource()),
                card.favoriteCount(),
                card.commentCount(),
                card.favorite(),
                card.title(),
                spelling.videoExtras(card, local(card.publishedAt())));
    }

    List<Encoded> videos(List<VideoCard> cards) {
        return cards.stream()
                .map(card -> encoded.of(card, spelling, origin(), this::video))
                .toList();
    }

    CommentView comment(CommentCard card) {
        CommentRow comment = card.comment();
        return new CommentView(
                comment.id(),
                user(card.author()),
                comment.content(),
                spelling.commentDate(local(comment.createdAt())),
                spelling.commentExtras(card));
    }

    List<CommentView> comments(List<CommentCard> cards) {
        return cards.stream().map(this::comment).toList();
    }

    List<MessageView> messages(List<MessageCard> cards) {
        return cards.stream().map(this::message).toList();
    }

    List<FriendView> friends(List<FriendCard> cards, Viewer viewer) {
        return cards.stream().map(card -> friend(card, viewer)).toList();
    }

    private MessageView message(MessageCard card) {
        JsonNode time = spelling.messageTime(local(card.createdAt()));
        return new MessageView(card.id(), card.toId(), card.fromId(), card.content(), time);
    }

    private FriendView friend(FriendCard card, Viewer viewer) {
        int type =
                card.newest().filter(message -> message.fromId() == viewer.id()).isPresent() ? SENT : RECEIVED;
        String text = card.newest().map(MessageCard::content).orElse(NO_MESSAGE_YET);
        return new FriendView(userView(card.profile()), text, type, type);
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }

    private String origin() {
        if (origin == null) {
            origin = links.origin();
        }
        return origin;
    }
}
