package dev.clipstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.bench.data.DataSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The servers of this test are those of the bench's own tests, and its data are made once. */
class DriftTest {

    private static final Settings SETTINGS = new Settings(
            Path.of("target/bench"),
            Path.of("target/bench/test-home"),
            300,
            1,
            1,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            1,
            Pattern.compile(""),
            "",
            List.of(),
            "128m",
            Duration.ZERO,
            0,
            false);

    @Test
    void theDataHaveRightCountersAndTheIndexesOfTheSchema() throws Exception {
        DataSet data = Servers.start(SETTINGS).data(SETTINGS.videos(), "");
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        data.ensure(new PrintStream(output, true));
        assertThat(Drift.of(data)).isEmpty();
        try (Connection connection = data.connect()) {
            DataSet.execute(connection, "update video set favorite_count = favorite_count + 1 where id in (1, 2)");
            assertThat(Drift.of(data)).containsExactly("video.favorite_count is wrong in 2 rows");
            DataSet.execute(connection, "update video set favorite_count = favorite_count - 1 where id in (1, 2)");
        }
        assertThat(definition(data, "video"))
                .contains("KEY `video_public_favorite_count` (`is_private`,`favorite_count`,`published_at`)")
                .contains("KEY `video_author_source` (`author_id`,`source`(80))");
        assertThat(definition(data, "video_like"))
                .contains("UNIQUE KEY `video_like_pair` (`video_id`,`account_id`)")
                .containsSubsequence("video_like_pair", "video_like_account");
        output.reset();
        data.ensure(new PrintStream(output, true));
        assertThat(output.toString()).contains("300 videos already");
    }

    private static String definition(DataSet data, String table) throws SQLException {
        try (Connection connection = data.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show create table " + table)) {
            row.next();
            return row.getString(2);
        }
    }
}
