package dev.clipstream.dialect.shortvideo;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingsTest {

    private static final List<Spelling> SPELLINGS = List.of(new Official(), new Camp(), new Durlim());

    @Test
    void unknownConfiguredDialectStopsTheStart() {
        assertThatThrownBy(() -> new Spellings(SPELLINGS, () -> "klingon", null))
                .hasMessage("clipstream.douyin.dialect must be one of [camp, official]");
        assertThatThrownBy(() -> new Spellings(SPELLINGS, () -> "durlim", null))
                .hasMessageStartingWith("clipstream.douyin.dialect");
        assertThatCode(() -> new Spellings(SPELLINGS, () -> "camp", null)).doesNotThrowAnyException();
    }
}
