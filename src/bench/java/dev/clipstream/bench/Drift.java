package dev.clipstream.bench;

import dev.clipstream.bench.data.DataSet;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares all counters with the rows that they count. */
final class Drift {

    private static final String PRIVATE = " and v.is_private = 1";
    private static final String RECEIVED =
            "select count(*) from video v join video_like l on l.video_id = v.id where v.author_id = t.id";
    private static final String WORKS = "select count(*) from video v where v.author_id = t.id";

    private record Counter(String table, String column, String rows) {}

    private static final List<Counter> COUNTERS = List.of(
            new Counter("account", "follow_count", "select count(*) from follow f where f.follower_id = t.id"),
            new Counter("account", "follower_count", "select count(*) from follow f where f.followee_id = t.id"),
            new Counter("account", "work_count", WORKS),
            new Counter("account", "private_work_count", WORKS + PRIVATE),
            new Counter("account", "favorite_count", "select count(*) from video_like l where l.account_id = t.id"),
            new Counter("account", "total_favorited", RECEIVED),
            new Counter("account", "private_like_count", RECEIVED + PRIVATE),
            new Counter("video", "favorite_count", "select count(*) from video_like l where l.video_id = t.id"),
            new Counter("video", "comment_count", "select count(*) from comment c where c.video_id = t.id"),
            new Counter("comment", "reply_count", "select count(*) from comment c where c.father_id = t.id"),
            new Counter("comment", "like_count", "select count(*) from comment_like l where l.comment_id = t.id"));

    private Drift() {}

    /** Returns a line for each kind of counter of which some are wrong. */
    static List<String> of(DataSet data) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = data.connect();
                Statement statement = connection.createStatement()) {
            for (Counter counter : COUNTERS) {
                String sql = "select count(*) from %s t where t.%s <> (%s)"
                        .formatted(counter.table, counter.column, counter.rows);
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    if (row.getLong(1) > 0) {
                        wrong.add("%s.%s is wrong in %d rows".formatted(counter.table, counter.column, row.getLong(1)));
                    }
                }
            }
        }
        return wrong;
    }
}
