package dev.clipstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Allocation;
import org.junit.jupiter.api.Test;

class NameKeyTest {

    /** A ligature that becomes 18 letters. */
    private static final String LIGATURES = "\ufdfa".repeat(1_000_000);

    @Test
    void aTextThatIsTooLongForANameHasTheKeyOfNobodyAtOnce() {
        assertThat(NameKey.sought(LIGATURES)).isEmpty();
        assertThat(NameKey.sought("a".repeat(255))).isEmpty();
        assertThat(NameKey.sought("Ａ")).isEqualTo(NameKey.of("a"));
        assertThat(NameKey.of("A".repeat(254))).hasSize(254);
        assertThatThrownBy(() -> NameKey.of(LIGATURES)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Allocation.of(() -> NameKey.sought(LIGATURES))).isLessThan(100_000);
    }
}
