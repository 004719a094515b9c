package dev.clipstream;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.clipstream.fixture.MainClasses;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A feature's queries name its own tables and those of packages that it depends on in Java, so that what a change of a
 * table breaks can be seen from the imports.
 */
@Execution(ExecutionMode.CONCURRENT)
class TableOwnershipTest {

    /** The packages that may name any table: the read side and the job that checks every counter. */
    private static final Set<String> MAY_NAME_ANY = Set.of("read", "recount");

    private static final String ROOT = "dev.clipstream.";
    private static final Path SOURCES = Path.of("src/main/java/dev/clipstream");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\b(?:from|join|update|into)\\s+(\\w+)");
    private static final Pattern CONDITION = Pattern.compile("\\bis_?private\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (\\w+)");

    /** The package that owns each entity and table. */
    private static final Map<String, String> OWNERS = MainClasses.ALL.stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .flatMap(type -> Stream.of(entity(type), table(type)).map(name -> Map.entry(name, packageOf(type))))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void everyTableHasAnOwner() throws IOException {
        assertThat(files(MIGRATIONS).stream().flatMap(file -> matches(CREATED, read(file))))
                .hasSizeGreaterThan(5)
                .allMatch(OWNERS::containsKey);
    }

    @Test
    void queriesNameOnlyTablesOfTheirDependencies() throws IOException {
        List<String> named = files(SOURCES).stream()
                .flatMap(file -> literals(file)
                        .flatMap(text -> matches(NAMED, text))
                        .filter(OWNERS::containsKey)
                        .map(name -> packageOf(file) + " names " + name + " of " + OWNERS.get(name)))
                .distinct()
                .toList();
        assertThat(named)
                .contains("like names video of video", "read names Account of account")
                .allMatch(TableOwnershipTest::isAllowed);
    }

    @Test
    void onlyVisibilityDecidesWhoSeesAVideo() throws IOException {
        assertThat(files(SOURCES))
                .filteredOn(file -> !file.startsWith(SOURCES.resolve("dialect"))
                        && literals(file)
                                .anyMatch(text -> CONDITION.matcher(text).find()))
                .containsExactlyInAnyOrder(
                        SOURCES.resolve("read/Visibility.java"),
                        // These select it and decide nothing.
                        SOURCES.resolve("read/VideoRow.java"),
                        SOURCES.resolve("like/Like.java"));
    }

    private static boolean isAllowed(String sentence) {
        String[] words = sentence.split(" ");
        String user = words[0];
        String owner = words[4];
        return user.equals(owner)
                || MAY_NAME_ANY.contains(user)
                || dependencies(user).contains(owner);
    }

    private static Set<String> dependencies(String name) {
        return MainClasses.ALL.stream()
                .filter(type -> packageOf(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> packageOf(dependency.getTargetClass()))
                .collect(toSet());
    }

    private static String entity(JavaClass type) {
        String name = type.getAnnotationOfType(Entity.class).name();
        return name.isEmpty() ? type.getSimpleName() : name;
    }

    private static String table(JavaClass type) {
        return type.tryGetAnnotationOfType(Table.class)
                .map(Table::name)
                .orElseGet(
                        () -> entity(type).replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
    }

    /** Returns the first part of a package name below the root, or nothing for other code. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                ? type.getPackageName().substring(ROOT.length()).split("\\.")[0]
                : "";
    }

    private static String packageOf(Path source) {
        return SOURCES.relativize(source).getName(0).toString();
    }

    private static Stream<String> literals(Path source) {
        return LITERAL.matcher(read(source))
                .results()
                .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static Collection<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
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
