package dev.clipstream.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void aNewSectionIsAddedAndAnOldOneReplaced() {
        String one = Document.withSection("# Speed\n", "1000-jar", "slow\n");
        String two = Document.withSection(one, "20000-jar", "slower\n");
        assertThat(Document.withSection(two, "1000-jar", "fast\n")).isEqualTo("""
                # Speed

                <!-- results of 1000-jar -->
                fast
                <!-- end of 1000-jar -->

                <!-- results of 20000-jar -->
                slower
                <!-- end of 20000-jar -->
                """);
    }
}
