package dev.clipstream.bench.data;

import dev.clipstream.account.NameKey;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Writes a town to the tables of the service, with counters that agree with the rows. */
final class Filling {

    /** All that happened did so in the two years from here on. */
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final Duration SPAN = Duration.ofDays(730);
    private static final LocalDateTime BEFORE = time(0, 1);
    private static final int TITLE_WORDS = 9;
    private static final int COMMENT_WORDS = 20;
    private static final int MESSAGE_WORDS = 12;

    private final Town town;
    private final Counters counters;
    private final Texts texts;
    private final String passwordHash;
    private final Connection connection;
    private final PrintStream out;

    Filling(Town town, long seed, String passwordHash, Connection connection, PrintStream out) {
        this.town = town;
        this.counters = new Counters(town);
        this.texts = new Texts(seed);
        this.passwordHash = passwordHash;
        this.connection = connection;
        this.out = out;
    }

    void fill() throws SQLException {
        connection.setAutoCommit(false);
        fillAccounts();
        fillVideos();
        fillLikes();
        fillFollows();
        fillComments();
        fillMessages();
        connection.setAutoCommit(true);
    }

    private Table table(String name, String columns) {
        return new Table(connection, out, name, columns);
    }

    private void fillAccounts() throws SQLException {
        table("account", """
                        id, name, name_key, password_hash, avatar, signature, follow_count, follower_count, work_count,
                        private_work_count, favorite_count, total_favorited, private_like_count, created_at, updated_at
                        """).fill(town.sizes.accounts(), id -> new Object[] {
            id,
            name(id),
            NameKey.of(name(id)),
            passwordHash,
            id % 3 == 0 ? null : "https://pictures.example.org/%d.jpg".formatted(id),
            texts.sentence("signature", id, TITLE_WORDS),
            counters.follows[id],
            counters.followers[id],
            counters.works[id],
            counters.privateWorks[id],
            counters.given[id],
            counters.received[id],
            counters.privateReceived[id],
            BEFORE,
            BEFORE
        });
    }

    /** Returns the name of an account, by which it signs in. */
    static String name(int id) {
        return "citizen" + id;
    }

    private void fillVideos() throws SQLException {
        int count = town.sizes.videos();
        table(
                        "video",
                        "id, author_id, title, is_private, source, cover_source, favorite_count, comment_count, published_at")
                .fill(count, id -> new Object[] {
                    id,
                    town.authorOf[id],
                    texts.sentence("title", id, TITLE_WORDS),
                    town.isPrivate[id],
                    texts.mediaKey("video", id, "mp4"),
                    texts.mediaKey("cover", id, "jpg"),
                    counters.likes[id],
                    counters.comments[id],
                    time(id, count)
                });
    }

    private void fillLikes() throws SQLException {
        int count = town.likes.count();
        table("video_like", "account_id, video_id, created_at").fill(count, number ->
                new Object[] {town.likes.first(number - 1), town.likes.second(number - 1), time(number, count)});
    }

    private void fillFollows() throws SQLException {
        int count = town.follows.count();
        table("follow", "follower_id, followee_id, created_at").fill(count, number ->
                new Object[] {town.follows.first(number - 1), town.follows.second(number - 1), time(number, count)});
    }

    private void fillComments() throws SQLException {
        int count = town.sizes.comments();
        table("comment", "id, video_id, father_id, account_id, content, reply_count, like_count, created_at")
                .fill(count, id -> new Object[] {
                    id,
                    town.commentedVideo[id],
                    town.father[id] == 0 ? null : town.father[id],
                    town.commenter[id],
                    texts.sentence("comment", id, COMMENT_WORDS),
                    counters.answers[id],
                    counters.commentLikes[id],
                    time(id, count)
                });
        table("comment_like", "comment_id, account_id, created_at")
                .fill(town.commentLikes.count(), number -> new Object[] {
                    town.commentLikes.first(number - 1),
                    town.commentLikes.second(number - 1),
                    time(number, town.commentLikes.count())
                });
    }

    private void fillMessages() throws SQLException {
        int count = town.sizes.messages();
        int[] lastOfChat = new int[town.chats.count()];
        table("message", "id, low_id, high_id, group_id, from_id, content, created_at")
                .fill(count, id -> {
                    int chat = town.chatOfMessage[id];
                    lastOfChat[chat] = id;
                    int low = town.chats.first(chat);
                    int high = town.chats.second(chat);
                    return new Object[] {
                        id,
                        low,
                        high,
                        null,
                        town.isFromLower[id] ? low : high,
                        texts.sentence("message", id, MESSAGE_WORDS),
                        time(id, count)
                    };
                });
        table("conversation", "low_id, high_id, last_message_id, last_message_at")
                .fill(town.chats.count(), number -> new Object[] {
                    town.chats.first(number - 1),
                    town.chats.second(number - 1),
                    lastOfChat[number - 1],
                    time(lastOfChat[number - 1], count)
                });
    }

    /** Returns a time that grows with the number: no two within a millisecond of each other. */
    private static LocalDateTime time(int number, int count) {
        long micros = SPAN.toNanos() / 1000 / (count + 1) * number;
        return LocalDateTime.ofInstant(START.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
