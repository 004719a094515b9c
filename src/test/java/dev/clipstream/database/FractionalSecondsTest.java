package dev.clipstream.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clipstream.fixture.DirectDatabase;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FractionalSecondsTest {

    private static final Instant EXACT = Instant.parse("2024-02-29T23:59:59.987654Z");

    @Inject
    EntityManager entityManager;

    @Inject
    DirectDatabase direct;

    @Test
    void timesKeepTheirMicroseconds() {
        assertThat(entityManager
                        .createNativeQuery("select cast(?1 as datetime(6))", Instant.class)
                        .setParameter(1, EXACT)
                        .getSingleResult())
                .isEqualTo(EXACT);
    }

    @Test
    void timesAreComparedWhateverTheirCentury() {
        for (String year : List.of("1500", "2026", "2500")) {
            assertThat(entityManager
                            .createNativeQuery(
                                    "select count(*) from (select cast('%s-01-02' as datetime(6)) t) a where t > ?1 and t < ?2"
                                            .formatted(year),
                                    Long.class)
                            .setParameter(1, Instant.parse(year + "-01-01T00:00:00Z"))
                            .setParameter(2, Instant.parse("9999-01-01T00:00:00Z"))
                            .getSingleResult())
                    .as(year)
                    .isEqualTo(1L);
        }
    }

    @Test
    void aConnectionThatLosesFractionsIsRefusedWithTheRemedy() throws SQLException {
        Properties losingThem = new Properties();
        losingThem.setProperty("sendFractionalSeconds", "false");
        try (Connection losing = direct.connect(losingThem)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> new FractionalSeconds().onConnectionCreate(losing))
                    .withMessageContainingAll("QUARKUS_DATASOURCE_JDBC_URL", "sendFractionalSeconds");
            assertThat(losing.isClosed()).isTrue();
        }
    }
}
