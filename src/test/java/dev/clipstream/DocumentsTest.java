package dev.clipstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the links between the documents and the length of the first one. */
class DocumentsTest {

    private static final Path README = Path.of("README.md");

    /** A link to a file or an anchor in the project. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");

    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    @Test
    void theReadmeHasAtMost150Lines() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void everyLinkHasATarget() throws IOException {
        List<Link> links = documents().stream().flatMap(DocumentsTest::links).toList();
        assertThat(links).hasSizeGreaterThan(10).allMatch(Link::leadsSomewhere);
    }

    @Test
    void theReadmeLinksToEveryDocument() throws IOException {
        assertThat(links(README).map(Link::file))
                .containsAll(documents().stream()
                        .filter(document -> !document.equals(README))
                        .toList());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> beside = Stream.of("k8s", "src").map(Path::of).flatMap(DocumentsTest::files)) {
            return Stream.concat(
                            Stream.of(README),
                            beside.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Link> links(Path document) {
        return LINK.matcher(read(document)).results().map(found -> {
            Path file = found.group(1).isEmpty()
                    ? document
                    : document.resolveSibling(found.group(1)).normalize();
            return new Link(document, file, found.group(2));
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param anchor null if the link has none */
    private record Link(Path from, Path file, String anchor) {

        boolean leadsSomewhere() {
            return Files.exists(file)
                    && (anchor == null
                            || HEADING.matcher(read(file))
                                    .results()
                                    .anyMatch(
                                            heading -> anchor(heading.group(1)).equals(anchor)));
        }

        /** Returns the anchor of a heading, as GitHub makes it. */
        private static String anchor(String heading) {
            return heading.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
        }
    }
}
