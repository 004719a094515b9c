package dev.clipstream.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class SortedKeysTest {

    private static final SortedKeys KEYS =
            SortedKeys.of(config("b.c.d", "a", "b.c", "b-c.d", "b.\"x.y\".d", "b.c[0].d", "b.cd", "b", "c", "B.c"));

    @ParameterizedTest
    @CsvSource({"a, 1", "b, 7", "b.c, 4", "b.c.d, 1", "b.c[0], 1", "'b.\"x.y\"', 1", "b.d, 0", "'', 10", "zz, 0", "A, 0"
    })
    void findsWhatBeginsWithThePath(String path, int expected) {
        assertThat(KEYS.below(path)).hasSize(expected);
    }

    @Test
    void eachConfigurationHasKeysOfItsOwn() {
        assertThat(SortedKeys.of(config("other")).below("b")).isEmpty();
    }

    private static SmallRyeConfig config(String... keys) {
        Map<String, String> values = Stream.of(keys).collect(Collectors.toMap(key -> key, key -> "x"));
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "keys", 100))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"b.c.d, ''", "b.c[0], d", "b.c[0].d, ''", "'b.\"x.y\"', d"})
    void returnsWhatFollowsThePath(String path, String rest) {
        assertThat(KEYS.below(path)).containsExactly(rest);
    }
}
