package dev.clipstream.dialect.shortvideo;

import dev.clipstream.message.FriendCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"user_list\": [" + FriendView.EXAMPLE + "]}")
public record FriendListAnswer(int status_code, String status_msg, List<FriendView> user_list) {

    static FriendListAnswer of(ShortVideoRequest request, List<FriendCard> cards) {
        return new FriendListAnswer(
                StatusAnswer.OK, request.success(), request.views().friends(cards, request.viewer()));
    }
}
