package dev.clipstream.database;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that MySQL and MariaDB both read our SQL: each of its words is a name of ours, which no MySQL reserves, or one
 * of the few words of SQL below, which every MySQL from 8.0 on has.
 */
class SqlWordsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESERVED_WORDS = Path.of("src/test/resources/mysql-reserved-words.txt");

    private static final Set<String> OF_DEFINITIONS = words("""
            ADD ALGORITHM ALTER AUTO_INCREMENT BIGINT BOOLEAN CHARACTER COLLATE COLUMN CREATE DATETIME DEFAULT DROP EXISTS
            FALSE IF INPLACE INT KEY LOCK NONE NOT NULL PRIMARY SET TABLE UNIQUE VARBINARY VARCHAR
            """);

    private static final Set<String> CHARACTER_SETS = words("ascii ascii_bin utf8mb4 utf8mb4_bin");

    private static final Set<String> OF_STATEMENTS = words("""
            all and as by case cast coalesce count datetime delete desc distinct duplicate else end exists false for from
            greatest if ignore in insert interval into is join key left limit locked max microsecond not null on or order recursive
            select set signed skip straight_join then true union update values when where with
            """);

    /** The statements that find out about migrations. */
    private static final Set<String> OF_THE_HISTORY = words(
            "flyway_schema_history installed_rank success database information_schema table_name table_schema tables version");

    /** Those of one connection, on MariaDB only. */
    private static final Set<String> OF_MIGRATIONS = words("max_statement_time usual_limit");

    /** The aliases of tables and columns in statements. */
    private static final Pattern ALIAS = Pattern.compile("[a-z]|tree|level");

    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    /** Everything but parameters and placeholders. */
    private static final Pattern WORD = Pattern.compile("(?<![:%$\\w])[A-Za-z]\\w*");

    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    /** HQL has names with capitals, and text for people has those or numbers. */
    private static final Pattern NOT_SQL = Pattern.compile("[A-Z]|%d");

    private static final Pattern SENT = Pattern.compile(
            "(?:createNativeQuery|prepareStatement|executeQuery|Sql\\.\\w+)\\(\\s*(?:" + LITERAL + ")", Pattern.DOTALL);

    private static final Pattern SENDER =
            Pattern.compile("createNativeQuery|createStatement|prepareStatement|record Counter|Sql\\.\\w+\\(");

    @Test
    void noNameIsReserved() {
        assertThat(names())
                .contains("account", "published_at", "video_author_source")
                .doesNotContainAnyElementsOf(reserved());
    }

    @Test
    void migrationsHaveNoOtherWords() {
        assertThat(wordsOfMigrations().filter(word -> !isName(word))).isSubsetOf(OF_DEFINITIONS);
    }

    @Test
    void statementsHaveNoOtherWords() {
        Set<String> known = Stream.of(names(), OF_STATEMENTS, OF_THE_HISTORY, OF_MIGRATIONS)
                .flatMap(Set::stream)
                .collect(toSet());
        List<Path> senders = files(SOURCES, ".java")
                .filter(file -> SENDER.matcher(read(file)).find() && !file.endsWith("Sql.java"))
                .toList();
        assertThat(senders)
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(statements(file, known))
                        .isNotEmpty()
                        .flatExtracting(SqlWordsTest::wordsOf)
                        .allMatch(
                                word -> known.contains(word)
                                        || ALIAS.matcher(word).matches(),
                                file.toString()));
    }

    /** The tests above would leave out statements with capitals. */
    @Test
    void statementsAreInLowerCase() {
        assertThat(files(SOURCES, ".java")
                        .flatMap(file -> SENT.matcher(read(file)).results())
                        .map(MatchResult::group))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        sent -> assertThat(sent.substring(sent.indexOf('('))).doesNotContainPattern(NOT_SQL));
    }

    private static Set<String> names() {
        return Stream.concat(wordsOfMigrations().filter(SqlWordsTest::isName), Stream.of("tree", "level"))
                .collect(toSet());
    }

    private static boolean isName(String word) {
        return Character.isLowerCase(word.charAt(0)) && !CHARACTER_SETS.contains(word);
    }

    private static Set<String> reserved() {
        return read(RESERVED_WORDS)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> words(line).stream())
                .collect(toSet());
    }

    private static Stream<String> wordsOfMigrations() {
        return files(MIGRATIONS, ".sql")
                .flatMap(file -> wordsOf(COMMENT.matcher(read(file)).replaceAll("")).stream())
                .filter(word -> !CHARACTER_SETS.contains(word));
    }

    private static List<String> statements(Path source, Set<String> known) {
        return LITERAL.matcher(read(source))
                .results()
                .map(literal -> literal.group(1) == null ? literal.group(2) : literal.group(1))
                .filter(text ->
                        !NOT_SQL.matcher(text).find() && wordsOf(text).stream().anyMatch(known::contains))
                .toList();
    }

    private static List<String> wordsOf(String sql) {
        return WORD.matcher(TEXT.matcher(sql).replaceAll("''"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    private static Stream<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
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
