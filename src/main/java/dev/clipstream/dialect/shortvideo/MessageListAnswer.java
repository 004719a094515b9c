package dev.clipstream.dialect.shortvideo;

import dev.clipstream.message.MessageCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "message_list":
         [{"id": 4, "to_user_id": 2, "from_user_id": 1, "content": "hello", "create_time": "2026-11-20 23:16:05"}]}
        """)
public record MessageListAnswer(int status_code, String status_msg, List<MessageView> message_list) {

    static MessageListAnswer of(ShortVideoRequest request, List<MessageCard> cards) {
        return new MessageListAnswer(
                StatusAnswer.OK, request.success(), request.views().messages(cards));
    }
}
