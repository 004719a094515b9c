package dev.clipstream.dialect.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import org.junit.jupiter.api.Test;

class PortalErrorsTest {

    @Test
    void messagesNameFieldsAsTheDocumentDoes() {
        assertThat(message(new Problem.Invalid(Field.COMMENT_TEXT, "is missing")))
                .isEqualTo("参数无效: content is missing");
        assertThat(message(new Problem.Invalid(Field.SIGNATURE, "is long"))).isEqualTo("参数无效: bio is long");
        assertThat(message(new Problem.Invalid(Field.CURSOR, "is gone"))).isEqualTo("参数无效: before_id is gone");
        assertThat(message(new Problem.BadParameter("is_video", "is odd"))).isEqualTo("参数无效: is_video is odd");
        assertThat(message(new Problem.NotAVideo("cut off")))
                .isEqualTo("参数无效: video_path is not a playable video: cut off");
    }

    @Test
    void badEmailAddressHasItsOwnCode() {
        Problem problem = new Problem.Invalid(Field.EMAIL, "is odd");
        assertThat(PortalErrors.answer(problem, "register", true).code()).isEqualTo(Code.BAD_EMAIL.number());
    }

    private static String message(Problem problem) {
        return PortalErrors.answer(problem, "", true).message();
    }
}
