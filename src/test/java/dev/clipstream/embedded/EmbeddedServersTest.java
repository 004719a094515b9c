package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
class EmbeddedServersTest {

    @Inject
    DataSource database;

    @Inject
    RedisDataSource redis;

    @Inject
    S3Client s3;

    @ConfigProperty(name = "clipstream.media.bucket")
    String bucket;

    @Test
    void testsHaveADatabaseInUtcThatStoresEmoji() throws SQLException {
        try (var connection = database.getConnection();
                var answer =
                        connection.createStatement().executeQuery("SELECT @@time_zone, '😀', @@character_set_server")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("+00:00");
            assertThat(answer.getString(2)).isEqualTo("😀");
            assertThat(answer.getString(3)).isEqualTo("utf8mb4");
        }
    }

    @Test
    void testsHaveARedis() {
        redis.value(String.class).set("embedded-servers-test", "yes");
        assertThat(redis.value(String.class).get("embedded-servers-test")).isEqualTo("yes");
    }

    @Test
    void testsHaveAnObjectStoreWithABucket() {
        s3.putObject(put -> put.bucket(bucket).key("a/b"), RequestBody.fromString("content"));
        assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("a/b")).asUtf8String())
                .isEqualTo("content");
    }
}
