package dev.clipstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AttachmentTest {

    private final Attachment attachment = new Attachment();
    private final AtomicInteger made = new AtomicInteger();

    private Integer again(String purpose) {
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
}
