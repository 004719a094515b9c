package dev.clipstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DemandTest {

    private final Demand demand = new Demand(1000);

    @Test
    void theSecondTimeIsNoticed() {
        assertThat(demand.isWantedAgain(7)).isFalse();
        assertThat(demand.isWantedAgain(8)).isFalse();
        assertThat(demand.isWantedAgain(7)).isTrue();
        assertThat(demand.isWantedAgain(7)).isTrue();
    }

    @Test
    void whatWasWantedLongAgoIsForgotten() {
        assertThat(demand.isWantedAgain(7)).isFalse();
        IntStream.range(8, 10_000).forEach(demand::isWantedAgain);
        assertThat(demand.isWantedAgain(7)).isFalse();
    }

    @Test
    void asManyAreRememberedAsWereSaid() {
        Demand large = new Demand(10_000);
        IntStream.rangeClosed(1, 10_000)
                .forEach(hash -> assertThat(large.isWantedAgain(hash)).isFalse());
        IntStream.rangeClosed(1, 10_000)
                .forEach(hash -> assertThat(large.isWantedAgain(hash)).isTrue());
    }
}
