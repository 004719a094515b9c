package dev.clipstream.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicIdsTest {

    @ParameterizedTest
    @CsvSource({"0, PT0S", "9999, PT0S", "10000, PT0.1S", "1000000, PT10S"})
    void aLargerCountIsValidForLonger(long count, Duration time) {
        assertThat(new PublicIds(count, 1L, count).validFor()).isEqualTo(time);
    }
}
