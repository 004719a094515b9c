package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.account.Viewer;
import dev.clipstream.cache.Attachment;
import dev.clipstream.http.media.CurrentLinks;
import dev.clipstream.http.media.Links;
import dev.clipstream.message.FriendCard;
import dev.clipstream.message.MessageCard;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.CommentRow;
import dev.clipstream.read.Profile;
import dev.clipstream.read.VideoCard;
import dev.clipstream.read.VideoRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Converts read models to JSON objects in one spelling. */
final class Views {

    private static final String NO_MESSAGE_YET = "快来和你的新朋友聊天吧";
    private static final int RECEIVED = 0;
    private static final int SENT = 1;

    /** What is kept beside a video has about the size that {@link dev.clipstream.cache.Cached} says, whatever host a client names. */
    private static final int LONGEST_ORIGIN = 100;

    private static final int LONGEST_JSON = 1200;

    private static final Json[] TOO_LONG = {};

    private final Spelling spelling;
    private final CurrentLinks currentLinks;
    private final ObjectMapper mapper;
    private final ZoneId zone;
    private Links links;

    /** What the JSON of a video depends on beside the video. */
    private record Form(Spelling spelling, Links links, Object author) {}

    Views(Spelling spelling, CurrentLinks currentLinks, ObjectMapper mapper, ZoneId zone) {
        this.mapper = mapper;
        this.spelling = spelling;
        this.currentLinks = currentLinks;
        this.zone = zone;
    }

    UserView user(Profile profile) {
        return user(profile, profile.followed());
    }

    private UserView user(Profile profile, boolean followed) {
        return new UserView(
                profile.id(),
                spelling.userIdBesideId(profile.id()),
                profile.name(),
                profile.followCount(),
                profile.followerCount(),
                followed,
                links().avatar(profile.avatar(), profile.name()),
                links().backgroundImage(profile),
                profile.signature(),
                profile.totalFavorited(),
                profile.workCount(),
                profile.favoriteCount());
    }

    List<UserView> users(List<Profile> profiles) {
        return profiles.stream().map(this::user).toList();
    }

    /** Encodes a video once that is wanted often. */
    private Encoded video(VideoCard card) {
        Json[] json = json(card);
        return json == null
                ? new Encoded(video(card, card.author().followed(), card.favorite()))
                : new Encoded(
                        null, json[0], Json.of(card.author().followed()), json[1], Json.of(card.favorite()), json[2]);
    }

    /** Returns the JSON around what the viewer thinks of a video and its author, or null if it is not wanted often. */
    private Json[] json(VideoCard card) {
        Attachment kept = card.video().attachment();
        Object author = card.author().state();
        if (kept == null || author == null || links().origin().length() > LONGEST_ORIGIN) {
            return null;
        }
        Json[] json = kept.getIfWantedAgain(
                new Form(spelling, links(), author), Json[].class, () -> encode(video(card, false, false)));
        return json == TOO_LONG ? null : json;
    }

    private Json[] encode(VideoView video) {
        try {
            String json = mapper.writeValueAsString(video);
            return json.getBytes(StandardCharsets.UTF_8).length > LONGEST_JSON
                    ? TOO_LONG
                    : Json.without(json, "\"is_follow\":false", "\"is_favorite\":false");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private VideoView video(VideoCard card, boolean followed, boolean favorite) {
        VideoRow video = card.video();
        return new VideoView(
                video.id(),
                user(card.author(), followed),
                links().media(video.source()),
                links().media(video.coverSource()),
                video.favoriteCount(),
                video.commentCount(),
                favorite,
                video.title(),
                spelling.videoExtras(card, zone));
    }

    List<Encoded> videos(List<VideoCard> cards) {
        return cards.stream().map(this::video).toList();
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
        return new FriendView(user(card.profile()), text, type, type);
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }

    private Links links() {
        if (links == null) {
            links = currentLinks.get();
        }
        return links;
    }
}
