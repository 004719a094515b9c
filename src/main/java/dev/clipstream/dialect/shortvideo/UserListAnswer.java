package dev.clipstream.dialect.shortvideo;

import dev.clipstream.read.Profile;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"user_list\": [" + UserView.EXAMPLE + "]}")
public record UserListAnswer(int status_code, String status_msg, List<UserView> user_list) {

    static UserListAnswer of(ShortVideoRequest request, List<Profile> profiles) {
        return new UserListAnswer(
                StatusAnswer.OK, request.success(), request.views().users(profiles));
    }
}
