package dev.clipstream;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the dialects contain the names of the documents; elsewhere only statements name columns. */
class WireNamesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/clipstream");
    private static final Path DIALECTS = SOURCES.resolve("dialect");
    private static final Path HTTP = SOURCES.resolve("http");
    private static final Path SHAPES = Path.of("src/test/resources/shapes");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern KEY = Pattern.compile("\"(\\w+)\"\\s*:");
    private static final Pattern PARAMETER = Pattern.compile("\\b(?:text|number|flag|file)\\(\\s*\"(\\w+)\"");
    /** Only names that cannot be English words. */
    private static final Pattern UNMISTAKABLE = Pattern.compile("[A-Z].*|.*_.*");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern SPEAKS_SQL =
            Pattern.compile("createNativeQuery|Sql\\.|\\bRows\\b|ResultSet|@Column|new Counter");

    @Test
    void theCoreHasNoWireNames() {
        Set<String> names = names();
        Set<String> columns = words(MIGRATIONS, WORD);
        assertThat(files(SOURCES).filter(file -> !file.startsWith(DIALECTS) && !file.startsWith(HTTP)))
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(literals(file))
                        .as(file.toString())
                        .noneMatch(word -> names.contains(word)
                                && !(columns.contains(word)
                                        && SPEAKS_SQL.matcher(read(file)).find())));
    }

    /** Proves that the names can be found at all. */
    @Test
    void theDialectsHaveWireNames() {
        assertThat(names()).contains("comment_text", "video_path", "page_size", "CreatedTime");
        assertThat(files(DIALECTS).flatMap(WireNamesTest::literals))
                .contains("comment_text", "video_path", "page_size", "CreatedTime");
    }

    private static Set<String> names() {
        return Stream.concat(words(SHAPES, KEY).stream(), words(DIALECTS, PARAMETER).stream())
                .filter(name -> UNMISTAKABLE.matcher(name).matches())
                .collect(toSet());
    }

    private static Set<String> words(Path folder, Pattern pattern) {
        return files(folder).flatMap(file -> found(pattern, read(file))).collect(toSet());
    }

    private static Stream<String> literals(Path source) {
        return found(LITERAL, read(source)).flatMap(literal -> found(WORD, literal));
    }

    /** Returns all matches of a pattern, or their group if it has one. */
    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(found.groupCount()));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
