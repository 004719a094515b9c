package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.list.ClientTime;
import dev.clipstream.list.Slice;
import dev.clipstream.list.Slices;
import dev.clipstream.message.Inbox;
import dev.clipstream.message.MessageCard;
import dev.clipstream.message.Messages;
import dev.clipstream.problem.Problem.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/message")
@RunOnVirtualThread
@Limited
@Tag(name = "message")
public class MessageResource {

    private static final int SEND = 1;

    private final Messages messages;
    private final Inbox inbox;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    MessageResource(Messages messages, Inbox inbox, Slices slices, Viewers viewers, Spellings spellings, Views views) {
        this.messages = messages;
        this.inbox = inbox;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("action")
    @Operation(summary = "Send a message (action_type 1)")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "token to_user_id action_type content")
    public StatusAnswer send(Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        if (parameters.requireNumber("action_type") != SEND) {
            throw new BadParameter("action_type", "must be 1");
        }
        messages.send(viewer, parameters.requireNumber("to_user_id"), parameters.text("content"));
        return new StatusAnswer(0, spellings.current().success(Endpoint.MESSAGE_ACTION));
    }

    @GET
    @Path("chat")
    @Operation(summary = "The messages with a user in both directions, oldest first; with pre_msg_time the later ones")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "token to_user_id pre_msg_time? cursor? count?")
    public MessageListAnswer chat(@Context Parameters parameters) {
        Spelling spelling = spellings.current();
        Viewer viewer = viewers.required(parameters);
        long otherId = parameters.requireNumber("to_user_id");
        long since = parameters.number("pre_msg_time").orElse(0);
        Slice slice = Page.of(parameters, slices);
        List<MessageCard> cards = since == 0
                ? inbox.chat(viewer, otherId, spelling.messageUnit(), slice)
                : inbox.chatSince(viewer, otherId, ClientTime.of(since), spelling.pollsForOwnMessages(), slice);
        return new MessageListAnswer(
                0,
                spelling.success(Endpoint.MESSAGE_CHAT),
                cards.stream().map(views::message).toList());
    }
}
