package dev.clipstream.dialect.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

    private static final int LONGEST = 64 * 1024;

    private final AtomicBoolean reading = new AtomicBoolean(true);
    private final Semaphore turns = new Semaphore(0);
    private final FrameQueue queue = new FrameQueue(reading::set);

    @Test
    void nothingIsReadWhileLongFramesWait() {
        assertThat(offer(LONGEST)).isTrue();
        assertThat(offer(LONGEST)).isTrue();
        assertThat(reading).isTrue();
        assertThat(offer(LONGEST)).isTrue();
        assertThat(reading).isFalse();
        turns.release();
        await().untilTrue(reading);
        assertThat(offer(LONGEST)).isTrue();
        assertThat(reading).isFalse();
        turns.release(3);
        await().untilTrue(reading);
    }

    @Test
    void asManyFramesOfTheUsualLengthMayWaitAsFramesMayWait() {
        assertThat(IntStream.range(0, 256).allMatch(i -> offer(500))).isTrue();
        assertThat(reading).isTrue();
        IntStream.range(0, 2).forEach(i -> offer(500));
        assertThat(offer(500)).isFalse();
        queue.close();
        turns.release(1);
    }

    private boolean offer(int length) {
        return queue.offer(length, turns::acquireUninterruptibly);
    }
}
