package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A friend with the newest message. Its type is 0 if the caller received the message and 1 if the caller sent it; both
 * keys have it because the documents disagree on the spelling.
 */
@Schema(examples = FriendView.EXAMPLE)
public record FriendView(@JsonUnwrapped UserView user, String message, int msgType, int msg_type) {

    static final String EXAMPLE =
            "{" + UserView.EXAMPLE_MEMBERS + ", \"message\": \"see you\", \"msgType\": 1, \"msg_type\": 1}";
}
