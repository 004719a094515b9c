package dev.clipstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AttachmentTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Attachments attachments =
            new Attachments(Cached.ATTACHMENTS, 2, nanos::get, new SimpleMeterRegistry());
    private final Attachment attachment = attachments.create();
    private final AtomicInteger made = new AtomicInteger();

    private Integer again(String purpose) {
        return again(attachment, purpose);
    }

    private Integer again(Attachment attachment, String purpose) {
        return attachment.getIfWantedAgain(purpose, Integer.class, made::incrementAndGet);
    }

    @Test
    void aThingIsMadeAtTheSecondTimeAndOnce() {
        assertThat(again("red")).isNull();
        assertThat(again("red")).isEqualTo(1);
        assertThat(again("red")).isEqualTo(1);
    }

    @Test
    void aThingForOnePurposeIsForNoOther() {
        assertThat(again("red")).isNull();
        assertThat(again("red")).isEqualTo(1);
        assertThat(again("blue")).isNull();
        assertThat(again("blue")).isEqualTo(2);
        assertThat(again("red")).isNull();
    }

    @Test
    void whatIsWantedOftenTakesThePlaceOfTheOldest() {
        assertThat(again("red")).isNull();
        assertThat(again("red")).isEqualTo(1);
        Attachment next = attachments.create();
        assertThat(again(next, "red")).isNull();
        assertThat(again(next, "red")).isEqualTo(2);
        Attachment wantedOften = attachments.create();
        for (int seldom = 1; seldom < Attachment.OFTEN; seldom++) {
            assertThat(again(wantedOften, "red")).isNull();
        }
        assertThat(again("red")).isEqualTo(1);
        assertThat(again(wantedOften, "red")).isEqualTo(3);
        assertThat(again(wantedOften, "red")).isEqualTo(3);
        assertThat(again("red")).isNull();
        assertThat(again(next, "red")).isEqualTo(2);
    }

    @Test
    void whatWasMadeLongAgoMakesRoom() {
        for (int attached = 0; attached < 2; attached++) {
            Attachment other = attachments.create();
            assertThat(again(other, "red")).isNull();
            assertThat(again(other, "red")).isNotNull();
        }
        assertThat(again("red")).isNull();
        assertThat(again("red")).isNull();
        nanos.addAndGet(Hearing.LONG_LIFE.toNanos());
        assertThat(again("red")).isEqualTo(3);
    }

    /** A value that has not changed keeps what is attached to it when it is read again. */
    @Test
    void whatIsAttachedDoesNotTellValuesApart() {
        assertThat(again("red")).isNull();
        assertThat(again("red")).isEqualTo(1);
        assertThat(attachments.create()).isEqualTo(attachment).hasSameHashCodeAs(attachment);
    }

    @Test
    void whatWasMadeAnewDoesNotGoWithWhatWasThereBefore() {
        assertThat(again("red")).isNull();
        assertThat(again("red")).isEqualTo(1);
        assertThat(again("blue")).isNull();
        assertThat(again("blue")).isEqualTo(2);
        nanos.addAndGet(Hearing.LONG_LIFE.toNanos());
        Attachment other = attachments.create();
        assertThat(again(other, "red")).isNull();
        assertThat(again(other, "red")).isEqualTo(3);
        assertThat(again("blue")).isEqualTo(2);
    }
}
