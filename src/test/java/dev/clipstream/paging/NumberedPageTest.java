package dev.clipstream.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.problem.Problem.Invalid;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedPageTest {

    @Test
    void theDefaultIsTheFirstTen() {
        NumberedPage page = NumberedPage.of(OptionalLong.empty(), OptionalLong.empty());
        assertThat(page).isEqualTo(new NumberedPage(1, 10));
        assertThat(page.offset()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2, 10, 10, 10", "3, 100, 100, 200", "2, 101, 100, 100", "2, 9223372036854775807, 100, 100"})
    void aPageHasAtMostAHundredEntries(long number, long requested, int size, int offset) {
        NumberedPage page = NumberedPage.of(OptionalLong.of(number), OptionalLong.of(requested));
        assertThat(page.size()).isEqualTo(size);
        assertThat(page.offset()).isEqualTo(offset);
    }

    @Test
    void theOffsetOfADistantPageDoesNotOverflow() {
        NumberedPage last = NumberedPage.of(OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(7));
        assertThat(last.offset()).isBetween(Integer.MAX_VALUE - 14, Integer.MAX_VALUE - 7);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void numbersBelowOneAreRefused(long number) {
        assertThatThrownBy(() -> NumberedPage.of(OptionalLong.of(number), OptionalLong.empty()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("must be 1 or more");
        assertThatThrownBy(() -> NumberedPage.of(OptionalLong.empty(), OptionalLong.of(number)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("must be 1 or more");
    }
}
