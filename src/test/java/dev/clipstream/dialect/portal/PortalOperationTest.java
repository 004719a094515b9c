package dev.clipstream.dialect.portal;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ResourceMethods;
import dev.clipstream.limit.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the README's table of operations with the operations, their fields and their rate limits. */
class PortalOperationTest {

    private static final Path README = Path.of("src/main/java/dev/clipstream/dialect/portal/README.md");

    /** A row with operation, fields and remarks, rate, and burst. */
    private static final Pattern ROW =
            Pattern.compile("\\| (?:GET|POST) `([^`]+)` \\|([^|]*)\\|([^|]*)\\|([^|]*)\\|", Pattern.MULTILINE);

    private static final Pattern REMARKS = Pattern.compile("[;,(].*");

    @Test
    void tableListsEveryOperation() throws IOException {
        List<List<String>> documented = ROW.matcher(Files.readString(README))
                .results()
                .map(row -> Stream.of(
                                row.group(1),
                                REMARKS.matcher(row.group(2)).replaceFirst(""),
                                row.group(3),
                                row.group(4))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Stream.of(PortalOperation.values())
                        .map(PortalOperationTest::row)
                        .toList());
    }

    /** Rate limits and metrics tell operations apart by them. */
    @Test
    void labelsDiffer() {
        assertThat(PortalOperation.values()).extracting(PortalOperation::label).doesNotHaveDuplicates();
    }

    /** A method that named another operation would be held to its fields and its rate limit. */
    @Test
    void everyResourceMethodNamesItsOperation() {
        assertThat(ResourceMethods.constantsByPath(PortalOperation.class, "/api/"))
                .isEqualTo(Stream.of(PortalOperation.values())
                        .collect(toMap(PortalOperation::path, operation -> Set.of(operation.name()))));
    }

    private static List<String> row(PortalOperation operation) {
        return List.of(
                operation.path(),
                operation.fields().text(),
                operation.rate().map(PortalOperationTest::text).orElse(""),
                operation.rate().map(rate -> Long.toString(rate.burst())).orElse(""));
    }

    private static String text(Rate rate) {
        return rate.requests()
                + switch ((int) rate.period().toSeconds()) {
                    case 1 -> " a second";
                    case 60 -> " a minute";
                    default -> " in " + rate.period().toSeconds() + " seconds";
                };
    }
}
