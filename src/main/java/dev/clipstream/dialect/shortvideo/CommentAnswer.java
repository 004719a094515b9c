package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param comment null if the member is absent, empty if it is JSON null */
@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"comment\": " + CommentView.EXAMPLE + "}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentAnswer(int status_code, String status_msg, Optional<CommentView> comment) {

    static CommentAnswer of(String status, CommentView comment) {
        return new CommentAnswer(StatusAnswer.OK, status, Optional.of(comment));
    }

    static CommentAnswer withNullComment(String status) {
        return new CommentAnswer(StatusAnswer.OK, status, Optional.empty());
    }

    static CommentAnswer withoutComment(String status) {
        return new CommentAnswer(StatusAnswer.OK, status, null);
    }
}
