package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clipstream.read.CommentCard;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param comment after a deletion absent (null), null (empty) or zeroed, as the dialect has it */
@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"comment\": " + CommentView.EXAMPLE + "}")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentAnswer(int status_code, String status_msg, Optional<CommentView> comment) {

    static CommentAnswer of(ShortVideoRequest request, CommentCard card) {
        return new CommentAnswer(
                StatusAnswer.OK, request.success(), Optional.of(request.views().comment(card)));
    }

    static CommentAnswer ofDeletion(ShortVideoRequest request) {
        Spelling spelling = request.spelling();
        return new CommentAnswer(StatusAnswer.OK, spelling.deletedStatus(), spelling.deletedComment());
    }
}
