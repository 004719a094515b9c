package dev.clipstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin\u200B", // zero width space
                "\u200Badmin",
                "ad\u200Cmin", // joiners where no script needs them
                "ad\u200Dmin",
                "管\u200C理",
                "\u0639\u200D\u0644",
                "علی\u200C",
                "\u094D\u200B",
                "admin\u2060", // word joiner
                "admin\uFEFF",
                "admin\u00AD", // soft hyphen
                "admin\u034F",
                "admin\u061C", // marks and overrides of direction
                "admin\u200E",
                "\u202Enimda",
                "\u2067admin\u2069",
                "admin\uFE0F", // selectors without anything to select from
                "1\uFE0F",
                "admin\uDB40\uDD00",
                "admin\u180B",
                "\uDB40\uDC67\uDB40\uDC62", // tags without a flag
                "🏴\uDB40\uDC01",
                "👩\u200D", // an emoji made of one
                "\u200D👩",
                "👩\u200Dx",
                "\u200B", // nothing to see at all
                "\u2060\u2060",
                "\u3164",
                "\uFFA0",
                "\u115F\u1160",
                "\u2800",
                "\u00A0\u2007\u202F",
                "a\u2028b", // other line breaks
                "a\u2029b",
                "a\nb",
                "a\r",
                "a\tb",
                "a\u0000",
                "a\u0085b",
                "a\uD800", // half a character
                "\uDC00a",
                "a\uFFF9b" // annotation
            })
    void namesWithWhatNobodySeesAreRefused(String name) {
        assertThatThrownBy(() -> PlainText.requireName(Field.USERNAME, name, 32))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "王鑫宇",
                "José",
                "Jose\u0301",
                "\u0301x",
                "علی\u200Cرضا", // Persian
                "می\u200Cخواهم",
                "مُ\u200Cحمد",
                "\u0DC1\u0DCA\u200D\u0DBB\u0DD3", // Sri, in Sinhala
                "\u0930\u094D\u200C\u092E", // Devanagari
                "\u0930\u094D\u200D\u092F",
                "\u09B0\u200D\u09CD\u09AF\u09BE\u09AC", // Bengali
                "\u0D1C\u0D4B\u0D23\u0D4D\u200D", // Malayalam
                "\u1822\u180B\u1820", // Mongolian
                "葛\uDB40\uDD00城", // a Japanese name with the variant of its bearer
                "❤\uFE0F",
                "☎\uFE0E",
                "1\uFE0F\u20E3 #\uFE0F\u20E3",
                "👍🏽",
                "👨\u200D👩\u200D👧\u200D👦",
                "👩🏽\u200D🚀",
                "🏳\uFE0F\u200D🌈",
                "👁\uFE0F\u200D🗨\uFE0F",
                "🧔🏿\u200D♂\uFE0F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // the flag of England
                "🇨🇳",
                "a b",
                "a\u3000b",
                "שלום world",
                "\u0600\u0661", // a number sign of Arabic, which can be seen
                "\uFFFEx"
            })
    void namesOfAllScriptsAndEmojiAreAccepted(String name) {
        assertThat(PlainText.requireName(Field.USERNAME, name, 32)).isEqualTo(name);
    }

    @Test
    void textsHaveLinesAndTabsAndAnyDirection() {
        String text = "one\ttwo\r\nthree\n\u2067שלום\u2069\u200B";
        assertThat(PlainText.require(Field.COMMENT_TEXT, text, 1, 100)).isEqualTo(text);
        assertThat(PlainText.optional(Field.SIGNATURE, text, 100, "")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bell\u0007", "del\u007F", "next line\u0085", "null\u0000", "escape\u001B[31m", "half\uD83D"})
    void textsHaveNoOtherControlCharacters(String text) {
        assertThatThrownBy(() -> PlainText.require(Field.COMMENT_TEXT, text, 1, 100))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void linesHaveNoLineBreaksAndTabs() {
        for (String text : new String[] {"a\nb", "a\rb", "a\tb", "\na"}) {
            assertThatThrownBy(() -> PlainText.requireLine(Field.TITLE, text, 1, 100))
                    .isInstanceOf(Invalid.class);
        }
        String directed = "\u2067שלום\u2069 world";
        assertThat(PlainText.requireLine(Field.TITLE, directed, 1, 100)).isEqualTo(directed);
    }
}
