package dev.clipstream.dialect.portal;

import dev.clipstream.account.Tickets;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.ProblemReports;
import dev.clipstream.http.Channels;
import dev.clipstream.http.Drain;
import dev.clipstream.problem.Problem;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.ExecutorService;

/** Accepts upgrades with a ticket. It answers all others, because a rejection by Quarkus has no body. */
@Singleton
class ChatUpgrade implements HttpUpgradeCheck {

    static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");
    static final TypedKey<HttpConnection> CONNECTION = new TypedKey<>("connection");

    private static final String JSON = "application/json;charset=UTF-8";

    private final Tickets tickets;
    private final ChatSessions sessions;
    private final ChatJson json;
    private final ProblemReports reports;
    private final ExecutorService threads;

    ChatUpgrade(
            Tickets tickets,
            ChatSessions sessions,
            ChatJson json,
            ProblemReports reports,
            @VirtualThreads ExecutorService threads) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.json = json;
        this.reports = reports;
        this.threads = threads;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        Context context = Vertx.currentContext();
        String ticket = upgrade.httpRequest().getParam("ticket");
        return Uni.createFrom()
                .item(() -> redeem(ticket))
                .runSubscriptionOn(threads)
                .emitOn(task -> context.runOnContext(now -> task.run()))
                .onItem()
                .transformToUni(viewer -> {
                    HttpConnection connection = upgrade.httpRequest().connection();
                    if (!Channels.of(connection).isActive()) {
                        // Vert.x would never report that the WebSocket of a client that has gone is closed.
                        return Uni.createFrom().nothing();
                    }
                    upgrade.userData().put(VIEWER, viewer);
                    upgrade.userData().put(CONNECTION, connection);
                    return CheckResult.permitUpgrade();
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    refuse(upgrade.httpRequest().response(), Problem.of(failure), ticket != null);
                    // The request is already answered, so Quarkus must not answer it.
                    return Uni.createFrom().nothing();
                });
    }

    private Viewer redeem(String ticket) {
        if (sessions.isClosing()) {
            throw new Problem.Busy("the chat");
        }
        if (ticket == null || ticket.isBlank()) {
            throw new Problem.TokenMissing();
        }
        return tickets.redeem(ticket);
    }

    private void refuse(HttpServerResponse response, Problem problem, boolean hasTicket) {
        reports.add(PortalErrors.FAMILY, problem, problem, "WebSocket upgrade");
        Status status = status(problem);
        if (status == Status.SERVICE_UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Drain.RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(status.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(json.refusal(problem, hasTicket));
    }

    /** Returns 503 if the service could not check the ticket, and 401 for every other problem. */
    private static Status status(Problem problem) {
        return switch (problem) {
            case Problem.Overload _, Problem.Outage _, Problem.Unexpected _ -> Status.SERVICE_UNAVAILABLE;
            case Problem.BadInput _,
                    Problem.NotAVideo _,
                    Problem.TooLarge _,
                    Problem.Token _,
                    Problem.Refused _,
                    Problem.Unknown _,
                    Problem.NotFound _ -> Status.UNAUTHORIZED;
        };
    }
}
