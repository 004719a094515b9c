package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.ProblemReports;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.message.Draft;
import dev.clipstream.message.Messages;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadParameter;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Handles the frames of a client. It may block, so callers run it on another thread, one frame at a time. */
@Singleton
class FrameHandler {

    private static final Logger LOG = Logger.getLogger(FrameHandler.class);

    private final ChatJson json;
    private final Messages messages;
    private final SendLimits sendLimits;
    private final RateLimits limits;
    private final ProblemReports reports;
    private final Clock clock;

    FrameHandler(
            ChatJson json,
            Messages messages,
            SendLimits sendLimits,
            RateLimits limits,
            ProblemReports reports,
            Clock clock) {
        this.json = json;
        this.messages = messages;
        this.sendLimits = sendLimits;
        this.limits = limits;
        this.reports = reports;
        this.clock = clock;
    }

    @ActivateRequestContext
    void handle(ChatSession session, String text) {
        try {
            accept(text, session);
        } catch (RuntimeException e) {
            refuse(session, Problem.of(e), e);
        }
    }

    void refuse(ChatSession session, Problem problem) {
        refuse(session, problem, problem);
    }

    private void refuse(ChatSession session, Problem problem, Throwable failure) {
        if (problem instanceof Problem.TooManyRequests) {
            limits.countRefused(PortalErrors.FAMILY, "chat");
        }
        reports.add(PortalErrors.FAMILY, problem, failure, "frame of the chat");
        reply(session, json.error(problem));
    }

    private void accept(String text, ChatSession session) {
        Fields fields = json.read(text);
        int type = small(fields.number("Type"));
        switch (type) {
            case ChatFrame.HEARTBEAT ->
                reply(session, json.write(ChatFrame.heartbeat(session.viewer.id(), clock.instant())));
            case ChatFrame.PRIVATE -> send(session, fields.number("TargetId"), draft(fields));
            case ChatFrame.GROUP -> sendToGroup(session, fields.number("TargetId"), draft(fields));
            default -> throw new BadParameter("Type", "must be 1, 2 or 3");
        }
    }

    private void send(ChatSession session, long toId, Draft draft) {
        sendLimits.send(session.viewer, () -> messages.send(session.viewer, toId, draft, session.transport.id()));
    }

    private void sendToGroup(ChatSession session, long groupId, Draft draft) {
        sendLimits.sendToGroup(
                session.viewer, () -> messages.sendToGroup(session.viewer, groupId, draft, session.transport.id()));
    }

    private static Draft draft(Fields fields) {
        long media = fields.optionalNumber("Media").orElse(ChatFrame.TEXT);
        String content = fields.optionalText("Content");
        String pic = fields.optionalText("Pic");
        String url = fields.optionalText("Url");
        String description = fields.optionalText("Desc");
        long amount = fields.optionalNumber("Amount").orElse(0);
        return new Draft(ChatFrame.kind(media), content, pic, url, description, amount);
    }

    /** Reduces a number to an int; all larger numbers are equally invalid. */
    private static int small(long number) {
        return Math.clamp(number, -1, Byte.MAX_VALUE);
    }

    /** Disconnects a client that does not read its answers. */
    private static void reply(ChatSession session, String text) {
        try {
            session.transport.reply(text);
        } catch (RuntimeException e) {
            LOG.debugf(e, "Could not write a reply to account %d", session.viewer.id());
            session.connection.disconnect("reads too slowly");
        }
    }
}
