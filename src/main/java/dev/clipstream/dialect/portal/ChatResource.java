package dev.clipstream.dialect.portal;

import dev.clipstream.account.Tickets;
import dev.clipstream.dialect.request.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/chat")
@RunOnVirtualThread
@Tag(name = "chat")
public class ChatResource {

    private final Tickets tickets;
    private final PortalRequests requests;

    ChatResource(Tickets tickets, PortalRequests requests) {
        this.tickets = tickets;
        this.requests = requests;
    }

    @GET
    @Path("ws-ticket")
    @Operation(summary = "A ticket that opens the WebSocket /api/chat/ws?ticket=… once, within 30 seconds")
    public TicketAnswer ticket(@Context Parameters parameters) {
        return TicketAnswer.of(
                tickets.issue(requests.of(PortalOperation.TICKET, parameters).viewer()));
    }
}
