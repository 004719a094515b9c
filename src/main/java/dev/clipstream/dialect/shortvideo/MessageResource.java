package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.message.Inbox;
import dev.clipstream.message.Messages;
import dev.clipstream.paging.ClientTime;
import dev.clipstream.paging.Slice;
import dev.clipstream.problem.Problem.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/message")
@RunOnVirtualThread
@Tag(name = "message")
public class MessageResource {

    private static final int SEND = 1;

    private final Messages messages;
    private final Inbox inbox;
    private final ShortVideoRequests requests;

    MessageResource(Messages messages, Inbox inbox, ShortVideoRequests requests) {
        this.messages = messages;
        this.inbox = inbox;
        this.requests = requests;
    }

    @POST
    @Path("action")
    @Operation(summary = "Send a message (action_type 1)")
    public StatusAnswer send(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.MESSAGE_ACTION, parameters);
        Viewer viewer = request.viewer();
        if (request.number("action_type") != SEND) {
            throw new BadParameter("action_type", "must be 1");
        }
        messages.send(viewer, request.number("to_user_id"), request.text("content"));
        return StatusAnswer.of(request);
    }

    @GET
    @Path("chat")
    @Operation(summary = "The messages with a user in both directions, oldest first; with pre_msg_time the later ones")
    public MessageListAnswer chat(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.MESSAGE_CHAT, parameters);
        Spelling spelling = request.spelling();
        Viewer viewer = request.viewer();
        long otherId = request.number("to_user_id");
        long since = request.numberIfAny("pre_msg_time").orElse(0);
        Slice slice = request.slice();
        return MessageListAnswer.of(
                request,
                since == 0
                        ? inbox.chat(viewer, otherId, spelling.messageUnit(), slice)
                        : inbox.chatSince(
                                viewer, otherId, ClientTime.of(since), spelling.pollsForOwnMessages(), slice));
    }
}
