package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = CommentView.EXAMPLE)
public record CommentView(
        long id,
        UserView user,
        String content,
        String create_date,
        @JsonUnwrapped CommentExtras extras) {

    static final String EXAMPLE =
            "{\"id\": 9, \"user\": " + UserView.EXAMPLE + ", \"content\": \"nice\", \"create_date\": \"11-20\"}";
}
