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
        assertReadable(new Changed(Set.of(1L, 20L), Set.of(300L), Set.of(4000L, Long.MIN_VALUE), true));
        assertReadable(new Changed(Set.of(), Set.of(), Set.of(), false));
        assertReadable(new Changed(Set.of(), Set.of(7L, Long.MAX_VALUE), Set.of(), false));
    }

    @Test
    void severalAreOne() {
        Changed one = new Changed(Set.of(1L), Set.of(2L, 3L), Set.of(5L), false);
        assertThat(one.and(new Changed(Set.of(), Set.of(3L, 4L), Set.of(6L), true)))
                .isEqualTo(new Changed(Set.of(1L), Set.of(2L, 3L, 4L), Set.of(5L, 6L), true));
    }

    private static void assertReadable(Changed changed) {
        assertThat(Changed.parse(changed.asText())).isEqualTo(changed);
    }
}
