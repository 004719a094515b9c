package dev.clipstream.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecewiseStreamTest {

    private static final int FOUR_MIB = 4 * 1024 * 1024;

    private final byte[] object = new byte[2 * FOUR_MIB + 100];
    private final List<Long> opened = new ArrayList<>();

    PiecewiseStreamTest() {
        new Random(1).nextBytes(object);
    }

    @Test
    void aLongRangeIsReadInPieces() throws IOException {
        try (InputStream stream = new PiecewiseStream(this::open, 10, object.length - 1)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(object, 10, object.length));
        }
        assertThat(opened).containsExactly(10L, 10L + FOUR_MIB, 10L + 2 * FOUR_MIB);
    }

    @Test
    void aShortRangeIsReadAtOnce() throws IOException {
        try (InputStream stream = new PiecewiseStream(this::open, 5, 5)) {
            assertThat(stream.read()).isEqualTo(object[5] & 0xff);
            assertThat(stream.read()).isEqualTo(-1);
        }
        assertThat(opened).containsExactly(5L);
    }

    @Test
    void aPieceThatEndsEarlyIsContinued() throws IOException {
        try (InputStream stream =
                new PiecewiseStream((first, last) -> open(first, Math.min(last, first + 999_999)), 0, 2_500_000)) {
            assertThat(stream.readAllBytes()).isEqualTo(Arrays.copyOfRange(object, 0, 2_500_001));
        }
    }

    @Test
    void anEmptyPieceIsAnError() throws IOException {
        try (InputStream stream = new PiecewiseStream((first, last) -> InputStream.nullInputStream(), 0, 9)) {
            assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    private InputStream open(long first, long last) {
        opened.add(first);
        return new ByteArrayInputStream(object, (int) first, (int) (last - first + 1));
    }
}
