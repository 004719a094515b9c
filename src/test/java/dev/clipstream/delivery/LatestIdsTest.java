package dev.clipstream.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatestIdsTest {

    @Test
    void theHighestAreKeptInWhateverOrderTheyCome() {
        LatestIds ids = new LatestIds(3);
        List.of(5L, 1L, 5L, 9L).forEach(ids::add);
        assertThat(ids.highestForgotten()).isZero();
        ids.add(7);
        assertThat(ids.highestForgotten()).isEqualTo(1);
        ids.add(3);
        assertThat(ids.highestForgotten()).isEqualTo(3);
        assertThat(LongStream.range(0, 20).filter(ids::contains)).containsExactly(5L, 7L, 9L);
    }

    @Test
    void itHoldsWhatASortedSetWouldHold() {
        Random random = new Random(1);
        LatestIds ids = new LatestIds(100);
        NavigableSet<Long> expected = new TreeSet<>();
        long forgotten = 0;
        for (int i = 0; i < 5000; i++) {
            long id = i / 2 + random.nextInt(200);
            ids.add(id);
            if (expected.add(id) && expected.size() > 100) {
                forgotten = Math.max(forgotten, expected.pollFirst());
            }
            assertThat(ids.highestForgotten()).isEqualTo(forgotten);
            assertThat(ids.contains(id)).isEqualTo(expected.contains(id));
        }
        assertThat(LongStream.range(0, 3000).filter(ids::contains).boxed()).containsExactlyElementsOf(expected);
    }
}
