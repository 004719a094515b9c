package dev.clipstream.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ChangedTest {

    @Test
    void isReadAsItWasWritten() {
        assertReadable(new Changed(Set.of(1L, 20L), Set.of(300L), true));
        assertReadable(new Changed(Set.of(), Set.of(), false));
        assertReadable(new Changed(Set.of(), Set.of(7L, Long.MAX_VALUE), false));
    }

    private static void assertReadable(Changed changed) {
        assertThat(Changed.parse(changed.asText())).isEqualTo(changed);
    }
}
