package dev.clipstream.http.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 99",
        "bytes=10-19, 10, 19",
        "bytes=90-200, 90, 99",
        "bytes=99-, 99, 99",
        "bytes=-1, 99, 99",
        "bytes=-500, 0, 99",
        "Bytes= 5-6 , 5, 6",
        "bytes=0-9223372036854775807, 0, 99",
        "bytes=0-99999999999999999999, 0, 99"
    })
    void singleRangesAreParsed(String header, long first, long last) {
        assertThat(ByteRange.parse(header, 100)).hasValue(new ByteRange(first, last, 100));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "bytes=0-1,5-6", "items=0-1", "0-1", "bytes=--1"})
    void otherHeadersMeanNoRange(String header) {
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999-"})
    void rangesBeyondTheEndAreUnsatisfiable(String header) {
        ByteRange range = ByteRange.parse(header, 100).orElseThrow();
        assertThat(range.isSatisfiable()).isFalse();
        assertThat(range.contentRange()).isEqualTo("bytes */100");
    }

    @Test
    void contentRangeIsWritten() {
        ByteRange range = new ByteRange(10, 19, 100);
        assertThat(range.size()).isEqualTo(10);
        assertThat(range.contentRange()).isEqualTo("bytes 10-19/100");
        assertThat(ByteRange.whole(100)).isEqualTo(new ByteRange(0, 99, 100));
    }
}
