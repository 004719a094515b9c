package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredKeysTest {

    private final Map<String, String> configuration = new HashMap<>(Map.of(
            "quarkus.datasource.jdbc.url", "jdbc:mysql://db/clipstream",
            "quarkus.datasource.username", "clipstream",
            "quarkus.redis.hosts", "redis://redis:6379",
            "quarkus.s3.endpoint-override", "http://minio:9000",
            "clipstream.media.bucket", "videos",
            "clipstream.token.secret", "0123456789abcdef0123456789abcdef"));

    @Test
    void aCompleteConfigurationIsAccepted() {
        assertThat(complaint()).isEmpty();
    }

    @Test
    void oneLineNamesAllMissingKeysAndTheirVariables() {
        configuration.clear();

        assertThat(complaint())
                .get()
                .asString()
                .doesNotContain("\n")
                .isEqualTo(
                        "Clipstream cannot start, please configure: quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL), "
                                + "quarkus.datasource.username (QUARKUS_DATASOURCE_USERNAME), "
                                + "quarkus.redis.hosts (QUARKUS_REDIS_HOSTS), "
                                + "quarkus.s3.endpoint-override (QUARKUS_S3_ENDPOINT_OVERRIDE) "
                                + "or, on AWS, quarkus.s3.aws.region (QUARKUS_S3_AWS_REGION), "
                                + "clipstream.media.bucket (CLIPSTREAM_MEDIA_BUCKET), "
                                + "clipstream.token.secret (CLIPSTREAM_TOKEN_SECRET)");
    }

    @Test
    void aRegionReplacesAnEndpoint() {
        configuration.remove("quarkus.s3.endpoint-override");
        configuration.put("AWS_REGION", "eu-central-1");

        assertThat(complaint()).isEmpty();
    }

    @Test
    void staticCredentialsNeedBothKeys() {
        configuration.put("quarkus.s3.aws.credentials.type", "static");
        configuration.put("quarkus.s3.aws.credentials.static-provider.access-key-id", "key");

        assertThat(complaint())
                .contains("Clipstream cannot start, please configure: "
                        + "quarkus.s3.aws.credentials.static-provider.secret-access-key"
                        + " (QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY)");
        configuration.put("quarkus.s3.aws.credentials.static-provider.secret-access-key", "secret");
        assertThat(complaint()).isEmpty();
    }

    /** The S3 client would not use them, and would look for a role instead. */
    @Test
    void keysWithoutTheirTypeAreRefused() {
        configuration.put("quarkus.s3.aws.credentials.static-provider.access-key-id", "key");
        configuration.put("quarkus.s3.aws.credentials.static-provider.secret-access-key", "secret");

        assertThat(complaint())
                .contains("Clipstream cannot start, please configure: "
                        + "quarkus.s3.aws.credentials.type (QUARKUS_S3_AWS_CREDENTIALS_TYPE) as static");
    }

    @Test
    void aShortTokenSecretIsRefused() {
        configuration.put("clipstream.token.secret", "0123456789abcdef0123456789abcde");

        assertThat(complaint())
                .contains("Clipstream cannot start, please configure: "
                        + "clipstream.token.secret (CLIPSTREAM_TOKEN_SECRET) with at least 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clipstream.token.secret", "clipstream.token.previous-secret"})
    void aSecretThatOthersMayGuessIsRefused(String key) throws IOException {
        Matcher example = Pattern.compile("(?m)^  CLIPSTREAM_TOKEN_SECRET: (.+)$")
                .matcher(Files.readString(Path.of("k8s/setup/secret.example.yaml")));
        assertThat(example.find()).isTrue();
        for (String secret : List.of(
                example.group(1), "known-to-everyone-who-reads-this-file", "secret".repeat(6), "1234567".repeat(5))) {
            configuration.put(key, secret);

            assertThat(complaint())
                    .get()
                    .asString()
                    .contains(key, "nobody can guess")
                    .doesNotContain(secret, "\n");
        }
    }

    @Test
    void aShortPreviousSecretIsRefused() {
        configuration.put("clipstream.token.previous-secret", "0123456789abcdef");

        assertThat(complaint())
                .contains("Clipstream cannot start, please configure: clipstream.token.previous-secret"
                        + " (CLIPSTREAM_TOKEN_PREVIOUS_SECRET) with at least 32 bytes");
    }

    private Optional<String> complaint() {
        return new RequiredKeys(key -> Optional.ofNullable(configuration.get(key))).complaint();
    }
}
