package dev.clipstream.dialect.shortvideo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void messagesNameFieldsAsTheDocumentsDo() {
        Problem comment = new Problem.Invalid(Field.COMMENT_TEXT, "is missing");
        assertThat(new Official().error(comment, null)).isEqualTo(new ErrorAnswer(1, "comment_text is missing", null));
        assertThat(new Durlim().error(comment, null)).isEqualTo(new ErrorAnswer(-1, "comment_text is missing", null));
        assertThat(new Bytehunters().error(comment, null).errmsg()).isEqualTo(List.of("comment_text is missing"));

        Problem cursor = new Problem.Invalid(Field.CURSOR, "is gone");
        assertThat(new Android().error(cursor, null)).isEqualTo(new ErrorAnswer(1, "cursor is gone", null));

        Problem video = new Problem.NotAVideo("cut off");
        assertThat(new Camp().error(video, null))
                .isEqualTo(new ErrorAnswer(6, "data is not a playable video: cut off", null));
    }
}
