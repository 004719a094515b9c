package dev.clipstream.dialect.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.clipstream.account.Viewer;
import dev.clipstream.problem.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendLimitsTest {

    private static final Viewer ONE = new Viewer(1);
    private static final Viewer OTHER = new Viewer(2);

    private final SendLimits limits = new SendLimits();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void twoMessagesOfAnAccountAreSentAtATime() {
        Semaphore row = new Semaphore(0);
        AtomicInteger waiting = new AtomicInteger();
        IntStream.range(0, 16)
                .forEach(i -> Thread.startVirtualThread(() -> limits.send(ONE, () -> {
                    waiting.incrementAndGet();
                    row.acquireUninterruptibly();
                    sent.incrementAndGet();
                })));
        await().untilAtomic(waiting, count -> assertThat(count).isEqualTo(2));
        limits.send(OTHER, row::release);
        await().untilAtomic(sent, count -> assertThat(count).isEqualTo(1));
        await().untilAtomic(waiting, count -> assertThat(count).isEqualTo(3));
        row.release(15);
        await().untilAtomic(sent, count -> assertThat(count).isEqualTo(16));
    }

    @Test
    void anAccountThatHasSentToManyMembersWaits() {
        sendToGroup(ONE, 40_000);
        assertThatThrownBy(() -> sendToGroup(ONE, 1)).isInstanceOf(Problem.TooManyRequests.class);
        assertThat(sent).hasValue(1);
        limits.send(ONE, sent::incrementAndGet);
        sendToGroup(OTHER, 1);
        assertThat(sent).hasValue(3);
    }

    @Test
    void theLimitIsFarFromMessagesToSmallGroups() {
        IntStream.range(0, 600).forEach(i -> sendToGroup(ONE, 16));
        assertThat(sent).hasValue(600);
    }

    @Test
    void anAccountMaySendAgainAfterAWhile() {
        sendToGroup(ONE, 20_250);
        assertThatThrownBy(() -> sendToGroup(ONE, 1)).isInstanceOf(Problem.TooManyRequests.class);
        await().ignoreExceptions().untilAsserted(() -> sendToGroup(ONE, 1));
    }

    private void sendToGroup(Viewer viewer, int members) {
        limits.sendToGroup(viewer, () -> {
            sent.incrementAndGet();
            return members;
        });
    }
}
