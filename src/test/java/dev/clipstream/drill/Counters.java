package dev.clipstream.drill;

import dev.clipstream.fixture.Pod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The counters of the database, each beside the rows that it counts. */
final class Counters {

    private static final Map<String, String> ROWS = Map.of(
            "video.favorite_count", "video_like r where r.video_id = t.id",
            "video.comment_count", "comment r where r.video_id = t.id",
            "account.favorite_count", "video_like r where r.account_id = t.id",
            "account.total_favorited", "video_like r join video v on v.id = r.video_id where v.author_id = t.id",
            "account.work_count", "video r where r.author_id = t.id",
            "account.follow_count", "follow r where r.follower_id = t.id",
            "account.follower_count", "follow r where r.followee_id = t.id");

    private Counters() {}

    /** Returns those that are wrong. */
    static List<String> wrong(Pod pod) {
        List<String> wrong = new ArrayList<>();
        try (Connection connection = pod.connectToDatabase();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> counter : ROWS.entrySet()) {
                String table = counter.getKey().replaceFirst("\\..*", "");
                String column = counter.getKey().replaceFirst(".*\\.", "");
                ResultSet rows = statement.executeQuery(
                        "select t.id, t.%2$s from %1$s t where t.%2$s <> (select count(*) from %3$s)"
                                .formatted(table, column, counter.getValue()));
                while (rows.next()) {
                    wrong.add("%s of %d is %d".formatted(counter.getKey(), rows.getLong(1), rows.getLong(2)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return wrong;
    }
}
