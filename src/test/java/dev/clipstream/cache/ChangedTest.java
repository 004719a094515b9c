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

    @Test
    void severalAreOne() {
        Changed one = new Changed(Set.of(1L), Set.of(2L, 3L), false);
        assertThat(one.and(new Changed(Set.of(), Set.of(3L, 4L), true)))
                .isEqualTo(new Changed(Set.of(1L), Set.of(2L, 3L, 4L), true));
    }

    private static void assertReadable(Changed changed) {
        assertThat(Changed.parse(changed.asText())).isEqualTo(changed);
    }
}
