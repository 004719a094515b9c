package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param vid the new video's id, in the one dialect that has it; else null and absent */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + "}")
public record PublishAnswer(int status_code, String status_msg, Long vid) {

    static PublishAnswer of(ShortVideoRequest request, long videoId) {
        return new PublishAnswer(
                StatusAnswer.OK, request.success(), request.spelling().vid(videoId));
    }
}
