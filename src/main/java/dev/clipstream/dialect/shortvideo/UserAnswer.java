package dev.clipstream.dialect.shortvideo;

import dev.clipstream.read.Profile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"user\": " + UserView.EXAMPLE + "}")
public record UserAnswer(int status_code, String status_msg, UserView user) {

    static UserAnswer of(ShortVideoRequest request, Profile profile) {
        return new UserAnswer(
                StatusAnswer.OK, request.success(), request.views().user(profile));
    }
}
