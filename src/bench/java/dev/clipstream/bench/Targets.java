package dev.clipstream.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.bench.data.DataSet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What requests can be about: accounts that are signed in, and rows that answer with a full page. */
final class Targets {

    static final int PAGE = 30;
    private static final int VIEWERS = 500;

    private static final String CHATS = """
            select low_id, high_id, last_message_at from conversation
            """;

    private final DataSet data;
    private final List<Viewer> viewers = new ArrayList<>();
    private final Map<String, List<Long>> found = new HashMap<>();

    /**
     * An account that is signed in.
     *
     * @param friend with whom it has a conversation
     * @param lastMessage when the newest message of it came, in milliseconds
     * @param liked the videos that it likes
     */
    record Viewer(long id, String token, long friend, long lastMessage, Set<Long> liked) {}

    Targets(DataSet data, Service service) throws SQLException, IOException {
        this.data = data;
        try (Connection connection = data.connect()) {
            signIn(connection, service);
        }
    }

    private void signIn(Connection connection, Service service) throws SQLException, IOException {
        Set<Long> seen = new HashSet<>();
        List<Viewer> chats = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CHATS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long last = row.getObject(3, LocalDateTime.class)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli();
                if (seen.add(row.getLong(1))) {
                    chats.add(new Viewer(row.getLong(1), "", row.getLong(2), last, Set.of()));
                }
                if (seen.add(row.getLong(2))) {
                    chats.add(new Viewer(row.getLong(2), "", row.getLong(1), last, Set.of()));
                }
            }
        }
        Collections.shuffle(chats, new Random(1));
        for (Viewer chat : chats.subList(0, Math.min(VIEWERS, chats.size()))) {
            Set<Long> liked =
                    new HashSet<>(numbers(connection, "select video_id from video_like where account_id = " + chat.id));
            viewers.add(new Viewer(chat.id, token(service, chat.id), chat.friend, chat.lastMessage, liked));
        }
    }

    private static String token(Service service, long id) throws IOException {
        String path =
                "/douyin/user/login/?username=%s&password=%s".formatted(DataSet.nameOf((int) id), DataSet.PASSWORD);
        String answer = service.send("POST", path);
        String token = new ObjectMapper().readTree(answer).path("token").asText();
        if (token.isEmpty()) {
            throw new IOException("No token: " + answer);
        }
        return token;
    }

    List<Viewer> viewers() {
        return viewers;
    }

    /** Returns viewers who do not like that video. */
    List<Viewer> notLiking(long videoId, int count) {
        return viewers.stream()
                .filter(viewer -> !viewer.liked.contains(videoId))
                .limit(count)
                .toList();
    }

    List<Long> accounts() {
        return ids("select id from account");
    }

    List<Long> publicVideos() {
        return ids("select id from video where is_private = 0");
    }

    long mostLikedVideo() {
        return ids("select id from video where is_private = 0 order by favorite_count desc, id limit 1")
                .getFirst();
    }

    List<Long> authorsOfAPage() {
        return ids("select id from account where work_count - private_work_count >= " + PAGE);
    }

    List<Long> likersOfAPage() {
        return ids("select id from account where favorite_count - private_like_count >= " + PAGE);
    }

    List<Long> followedByAPage() {
        return ids("select id from account where follower_count >= " + PAGE);
    }

    List<Long> videosWithAPageOfComments() {
        return ids("select id from video where is_private = 0 and comment_count >= " + PAGE);
    }

    /** Returns times of publication, in seconds, before which there is a full page. */
    List<Long> times() {
        return ids("select unix_timestamp(published_at) from video where id > 2 * " + PAGE);
    }

    /** Asks the database once: what it does for that must not be part of a load. */
    private List<Long> ids(String sql) {
        return found.computeIfAbsent(sql, this::read);
    }

    private List<Long> read(String sql) {
        try (Connection connection = data.connect()) {
            List<Long> ids = numbers(connection, sql);
            if (ids.isEmpty()) {
                throw new IllegalStateException("Nothing found by " + sql);
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Long> numbers(Connection connection, String sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}
