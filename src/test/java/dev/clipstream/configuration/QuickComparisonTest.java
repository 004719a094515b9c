package dev.clipstream.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.NameIterator;
import io.quarkus.runtime.configuration.PropertiesUtil;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class QuickComparisonTest {

    private static final List<String> MAPPED = List.of(
            "*",
            "quarkus",
            "quarkus.*",
            "log",
            "level",
            "category",
            "http",
            "hosts",
            "hosts[*]",
            "cors",
            "x",
            "\"a.b\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus",
                "quarkus.log.level",
                "quarkus.log.category.\"dev.clipstream\".level",
                "quarkus.hosts[0]",
                "quarkus.hosts[0].name",
                "quarkus.*.x",
                "\"quarkus.log\".level",
                "*.http",
                "HOME",
                "x",
                "%dev.quarkus.log",
                "a.b"
            })
    void saysTheSameAsQuarkusAtEachSegment(String name) {
        NameIterator segments = new NameIterator(name);
        while (segments.hasNext()) {
            MAPPED.forEach(mapped -> assertThat(QuickComparison.isMapped(segments, mapped))
                    .as("%s and %s", segments, mapped)
                    .isEqualTo(PropertiesUtil.isMapped(segments, mapped)));
            segments.next();
        }
    }
}
