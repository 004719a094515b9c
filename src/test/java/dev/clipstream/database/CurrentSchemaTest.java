package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurrentSchemaTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** The last of those that make the first tables. */
    private static final int FIRST_TABLES = 7;

    /** With another version, databases of the version before would be taken for current. */
    @Test
    void theVersionIsThatOfTheLastMigration() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            assertThat(files.map(CurrentSchemaTest::version).max(Comparator.naturalOrder()))
                    .hasValue(Integer.valueOf(CurrentSchema.VERSION));
        }
    }

    /** What was done before an interruption stays, so a second statement could not be tried again. */
    @Test
    void aMigrationHasOneStatement() throws IOException {
        assertThat(statements(MIGRATIONS.resolve("V1__create_account.sql"))).hasSize(1);
        assertThat(statements(MIGRATIONS.resolve("V2__create_video.sql"))).hasSizeGreaterThan(1);
        try (var files = Files.list(MIGRATIONS)) {
            assertThat(files.filter(file -> version(file) > FIRST_TABLES))
                    .allSatisfy(file -> assertThat(statements(file))
                            .hasSize(1)
                            .allMatch(sql ->
                                    !sql.startsWith("CREATE TABLE") || sql.startsWith("CREATE TABLE IF NOT EXISTS")));
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"));
    }

    private static List<String> statements(Path file) throws IOException {
        String sql = Files.readString(file).replaceAll("--.*", "");
        return Stream.of(sql.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
