package dev.clipstream.dialect.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void messagesGiveTheNamesOfTheDocuments() {
        Problem comment = new Problem.Invalid(Field.COMMENT_TEXT, "is missing");
        assertThat(new Official().failure(comment, null)).isEqualTo(new Failure(1, "comment_text is missing"));
        assertThat(new Durlim().failure(comment, null)).isEqualTo(new Failure(-1, "comment_text is missing"));
        assertThat(new Bytehunters().failure(comment, null).errmsg()).isEqualTo(List.of("comment_text is missing"));

        Problem cursor = new Problem.Invalid(Field.CURSOR, "is gone");
        assertThat(new Android().failure(cursor, null)).isEqualTo(new Failure(1, "cursor is gone"));

        Problem video = new Problem.NotAVideo("cut off");
        assertThat(new Camp().failure(video, null)).isEqualTo(new Failure(6, "data is not a playable video: cut off"));
    }
}
