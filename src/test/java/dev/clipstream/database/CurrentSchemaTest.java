package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class CurrentSchemaTest {

    /** With another version, databases of the version before would be taken for current. */
    @Test
    void theVersionIsThatOfTheLastMigration() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                            .max(Comparator.comparing(Integer::valueOf)))
                    .hasValue(CurrentSchema.VERSION);
        }
    }
}
