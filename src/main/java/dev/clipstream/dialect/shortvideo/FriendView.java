package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user with the newest message. Documents disagree on how the type's key is written, so both are there: 0 for a
 * message that the caller received, 1 for one that the caller sent.
 */
@Schema(examples = FriendView.EXAMPLE)
public record FriendView(@JsonUnwrapped UserView user, String message, int msgType, int msg_type) {

    static final String EXAMPLE =
            "{" + UserView.EXAMPLE_MEMBERS + ", \"message\": \"see you\", \"msgType\": 1, \"msg_type\": 1}";
}
