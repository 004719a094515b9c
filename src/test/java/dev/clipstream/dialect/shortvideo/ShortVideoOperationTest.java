package dev.clipstream.dialect.shortvideo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.ResourceMethods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the README's table of endpoints with the endpoints and the parameters that they read. */
class ShortVideoOperationTest {

    private static final Path README = Path.of("src/main/java/dev/clipstream/dialect/shortvideo/README.md");

    /** A row with endpoint, parameters and remarks. */
    private static final Pattern ROW = Pattern.compile("\\| (?:GET|POST) `([^`]+)` \\|([^|]*)\\|", Pattern.MULTILINE);

    private static final Pattern REMARKS = Pattern.compile("[;,(].*");

    @Test
    void tableListsEveryEndpoint() throws IOException {
        List<List<String>> documented = ROW.matcher(Files.readString(README))
                .results()
                .map(row -> Stream.of(
                                row.group(1), REMARKS.matcher(row.group(2)).replaceFirst(""))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ShortVideoOperation.values())
                        .map(endpoint ->
                                List.of(endpoint.path(), endpoint.parameters().text()))
                        .toList());
    }

    /** A method that named another operation would be held to its fields and its rate limit. */
    @Test
    void everyResourceMethodNamesItsOperation() {
        assertThat(ResourceMethods.constantsByPath(ShortVideoOperation.class, "/douyin/"))
                .isEqualTo(Stream.of(ShortVideoOperation.values())
                        .collect(toMap(ShortVideoOperation::path, operation -> Set.of(operation.name()))));
    }
}
