package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SchemaTest {

    @Inject
    SessionFactory sessionFactory;

    @Test
    void theMigrationsCreateTheTablesOfTheEntities() {
        assertThatCode(() -> sessionFactory.getSchemaManager().validateMappedObjects())
                .doesNotThrowAnyException();
    }
}
