package dev.clipstream;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.clipstream.fixture.MainClasses;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An invalid value of a key stops the start, and the message names the key. */
@Execution(ExecutionMode.CONCURRENT)
class NonsenseConfigurationTest {

    /** Checked by the class that knows the dialects, see {@code SpellingsTest}. */
    private static final Set<String> ELSEWHERE = Set.of("clipstream.douyin.dialect");

    /** Keys without a default. */
    private static final Map<String, String> REQUIRED = Map.of(
            "clipstream.media.bucket", "clipstream",
            "clipstream.token.secret", "0123456789abcdef0123456789abcdef",
            "clipstream.home", "target/home",
            "clipstream.embedded.binaries", "target/binaries");

    private static final List<Nonsense> NONSENSE = Stream.of("""
            clipstream.account.hash-cost | 3 | 17 | high
            clipstream.account.hashes-at-once | 0 | -4 | many | 100000
            clipstream.admins | nobody | one@example.org,two | @ | a b@example.org
            clipstream.cache.enabled | maybe
            clipstream.cache.size | 0 | -1 | big
            clipstream.chat.frame-burst | 0 | -1 | 1.5
            clipstream.chat.frames-per-second | 0 | -1 | 99999999999
            clipstream.chat.idle-after | 0s | -5s | soon
            clipstream.chat.seen-every | 0s | 2m | often
            clipstream.community.members | 0 | -1 | 10001
            clipstream.community.per-account | 0 | -1 | 10001
            clipstream.demo-data | maybe | ture
            clipstream.embedded | maybe | 2
            clipstream.embedded.binaries | NUL
            clipstream.home | NUL
            clipstream.http.slow-client-timeout | 0s | -1s | 2h
            clipstream.http.unread-body-timeout | 0s | -1s | 2h
            clipstream.limit.account-bytes-per-day | 0 | -1 | some
            clipstream.limit.address-bytes-per-day | 0 | -1 | some
            clipstream.limit.enabled | ture | offf
            clipstream.limit.fallback-buckets | 0 | -1
            clipstream.limit.registrations-per-hour | 0 | -1 | few
            clipstream.limit.short-video-per-minute | 0 | -1 | few
            clipstream.list.max | 0 | -1 | 10001
            clipstream.mail.codes-per-minute | 0 | -1 | few
            clipstream.mail.timeout | 0s | -1s | 1h
            clipstream.media.base-url | cdn.example.org | ftp://example.org | https://example.org/?a=b | https://
            clipstream.media.bucket | A_Bucket | x | -x- | bucket/folder
            clipstream.media.create-bucket | perhaps
            clipstream.media.ffmpeg | NUL
            clipstream.media.ffmpeg-memory | 0 | -1M
            clipstream.media.ffmpeg-minimum | old | 5.
            clipstream.media.ffmpeg-processes | 0 | -2
            clipstream.media.ffmpeg-timeout | 0s | -1s | 10000d
            clipstream.media.ffmpeg-wait | -1s | 10000d
            clipstream.media.max-size | 0 | -1 | big
            clipstream.media.store-timeout | 0s | -5m
            clipstream.media.sweep-after | 0s | -1h | 99999999d
            clipstream.media.sweep-at-start | why
            clipstream.media.sweep-every | 0s | -1m
            clipstream.media.upload-dir | NUL
            clipstream.media.upload-space | 0 | -1 | much
            clipstream.media.uploads-at-once | 0 | -1
            clipstream.message.connections | 0 | -1
            clipstream.message.friends-only | no!
            clipstream.message.queue | 0 | 9 | 1000000
            clipstream.message.undelivered-for | 0s | 59s | 99999999d
            clipstream.publish.by-url | y/n
            clipstream.recount.every | 0s | -24h
            clipstream.schema | ignore
            clipstream.shutdown.delay | -1s | 2d
            clipstream.shutdown.timeout | -1s | 2d
            clipstream.token.access-lifetime | 0s | -2h | 99999999d
            clipstream.token.lifetime | 0s | -30d | 99999999d
            clipstream.token.previous-secret | short | 0123456789abcdef0123456789abcde
            clipstream.token.refresh-lifetime | 0s | -7d
            clipstream.token.secret | short | 0123456789abcdef0123456789abcde
            clipstream.token.ticket-lifetime | 0s | -30s
            clipstream.zone | Mars/Olympus | +99:00
            """.split("\n"))
            .map(line -> line.strip().split(" \\| "))
            .flatMap(row -> Stream.of(row).skip(1).map(value -> new Nonsense(row[0], value)))
            .toList();

    private static final List<Class<?>> MAPPINGS = MainClasses.ALL.stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    private static final Map<String, Class<?>> OWNERS = MAPPINGS.stream()
            .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream()
                    .map(key -> Map.entry(key.replace("[*]", ""), type)))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));

    private static final BeanValidationConfigValidatorImpl VALIDATOR = new BeanValidationConfigValidatorImpl();

    private record Nonsense(String key, String value) {}

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("nonsense")
    void anInvalidValueStopsTheStart(String key, String value) {
        assertThatThrownBy(() -> read(OWNERS.get(key), key, value)).hasMessageContaining(key);
    }

    @Test
    void everyKeyHasInvalidValues() {
        assertThat(NONSENSE.stream().map(Nonsense::key))
                .doesNotContainAnyElementsOf(ELSEWHERE)
                .containsAll(OWNERS.keySet().stream()
                        .filter(key -> !ELSEWHERE.contains(key))
                        .collect(toSet()));
    }

    @Test
    void theSecretIsNotInTheMessage() {
        assertThatThrownBy(() ->
                        read(OWNERS.get("clipstream.token.secret"), "clipstream.token.secret", "too-short-a-secret"))
                .hasMessageNotContaining("too-short-a-secret");
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void defaultsAreValid(Class<?> mapping) {
        assertThatCode(() -> read(mapping, "unused", "unused")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "clipstream.limit.enabled, OFF",
        "clipstream.embedded, yes",
        "clipstream.media.ffmpeg-wait, 0s",
        "clipstream.shutdown.timeout, 0s",
        "clipstream.media.base-url, https://cdn.example.org/clips/",
        "clipstream.zone, UTC"
    })
    void unusualValidValuesAreAccepted(String key, String value) {
        assertThatCode(() -> read(OWNERS.get(key), key, value)).doesNotThrowAnyException();
    }

    static Stream<Object[]> nonsense() {
        return NONSENSE.stream().map(row -> new Object[] {row.key, row.value.replace("NUL", "\0")});
    }

    static List<Class<?>> mappings() {
        return MAPPINGS;
    }

    private static void read(Class<?> mapping, String key, String value) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
        // Each key of a prefix has to belong to one of the interfaces that share it.
        MAPPINGS.stream().filter(other -> prefix(other).equals(prefix(mapping))).forEach(builder::withMapping);
        builder.addDefaultInterceptors()
                .addSystemSources()
                .addDiscoveredConverters()
                .withValidator(VALIDATOR)
                .withDefaultValues(REQUIRED)
                // above the settings of a service that runs beside this test
                .withSources(new PropertiesConfigSource(Map.of(key, value), "nonsense", 1000))
                .build()
                .getConfigMapping(mapping);
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }
}
