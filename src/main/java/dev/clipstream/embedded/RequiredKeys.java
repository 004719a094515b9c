package dev.clipstream.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Checks what a service without embedded servers needs before it can start. */
final class RequiredKeys {

    private static final String S3_ENDPOINT = "quarkus.s3.endpoint-override";
    private static final String S3_REGION = "quarkus.s3.aws.region";
    private static final String S3_CREDENTIALS_TYPE = "quarkus.s3.aws.credentials.type";
    private static final List<String> S3_CREDENTIALS = List.of(
            "quarkus.s3.aws.credentials.static-provider.access-key-id",
            "quarkus.s3.aws.credentials.static-provider.secret-access-key");
    private static final String TOKEN_SECRET = "clipstream.token.secret";
    private static final String PREVIOUS_SECRET = "clipstream.token.previous-secret";
    private static final int SECRET_BYTES = 32;
    private static final int DISTINCT_CHARACTERS = 8;

    /** The secrets of the manifests in k8s, of now and of before. */
    private static final Set<String> PUBLISHED =
            Set.of("at-least-32-bytes-the-same-on-every-pod", "known-to-everyone-who-reads-this-file");

    private final Function<String, Optional<String>> configured;

    RequiredKeys(Function<String, Optional<String>> configured) {
        this.configured = configured;
    }

    /** Returns one line that names all missing keys with their environment variables. */
    Optional<String> complaint() {
        List<String> problems = new ArrayList<>();
        for (String key :
                List.of("quarkus.datasource.jdbc.url", "quarkus.datasource.username", "quarkus.redis.hosts")) {
            require(key, problems);
        }
        if (isMissing(S3_ENDPOINT) && isMissing(S3_REGION) && isMissing("AWS_REGION")) {
            problems.add(described(S3_ENDPOINT) + " or, on AWS, " + described(S3_REGION));
        }
        requireCredentials(problems);
        require("clipstream.media.bucket", problems);
        require(TOKEN_SECRET, problems);
        Stream.of(TOKEN_SECRET, PREVIOUS_SECRET)
                .forEach(key -> configured
                        .apply(key)
                        .flatMap(RequiredKeys::weakness)
                        .ifPresent(weakness -> problems.add(described(key) + weakness)));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("Clipstream cannot start, please configure: " + String.join(", ", problems));
    }

    /** Keys that are configured count for nothing without the type; without both the service asks AWS for a role. */
    private void requireCredentials(List<String> problems) {
        Optional<String> type = configured.apply(S3_CREDENTIALS_TYPE);
        if (type.isPresent()
                ? type.get().equalsIgnoreCase("static")
                : !S3_CREDENTIALS.stream().allMatch(this::isMissing)) {
            if (type.isEmpty()) {
                problems.add(described(S3_CREDENTIALS_TYPE) + " as static");
            }
            S3_CREDENTIALS.forEach(key -> require(key, problems));
        }
    }

    private static Optional<String> weakness(String secret) {
        if (secret.getBytes(UTF_8).length < SECRET_BYTES) {
            return Optional.of(" with at least " + SECRET_BYTES + " bytes");
        }
        return PUBLISHED.contains(secret) || secret.chars().distinct().count() < DISTINCT_CHARACTERS
                ? Optional.of(" that nobody can guess, as openssl rand -base64 48 makes it")
                : Optional.empty();
    }

    private void require(String key, List<String> problems) {
        if (isMissing(key)) {
            problems.add(described(key));
        }
    }

    private boolean isMissing(String key) {
        return configured.apply(key).isEmpty();
    }

    private static String described(String key) {
        return "%s (%s)".formatted(key, key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    }
}
