package dev.clipstream.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Tells Flyway what else to do when it validates and migrates, whoever starts it. */
@Singleton
public class MigrationCallbacks implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.callbacks(new OutdatedSchema(), new UnlimitedMigration());
    }
}
