package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.read.ChatCard;
import dev.clipstream.read.MessageKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * A frame on the WebSocket, with the keys of the document.
 *
 * @param CreatedTime epoch milliseconds, as a text
 * @param TargetId the id of a user or a group, depending on the type
 * @param CreateTime epoch milliseconds
 * @param ReadTime always 0, because the service does not know when a message was read
 */
@RegisterForReflection
public record ChatFrame(
        @JsonProperty("id") String id,
        @JsonProperty("CreatedTime") String CreatedTime,
        @JsonProperty("UpdatedTime") String UpdatedTime,
        @JsonProperty("UserId") String UserId,
        @JsonProperty("UserName") String UserName,
        @JsonProperty("TargetId") String TargetId,
        @JsonProperty("TargetName") String TargetName,
        @JsonProperty("Type") int Type,
        @JsonProperty("Media") int Media,
        @JsonProperty("Content") String Content,
        @JsonProperty("CreateTime") long CreateTime,
        @JsonProperty("ReadTime") long ReadTime,
        @JsonProperty("Pic") String Pic,
        @JsonProperty("Url") String Url,
        @JsonProperty("Desc") String Desc,
        @JsonProperty("Amount") long Amount) {

    static final int PRIVATE = 1;
    static final int GROUP = 2;
    static final int HEARTBEAT = 3;
    static final int TEXT = 1;

    /** The document numbers these kinds from 1. */
    private static final List<MessageKind> KINDS =
            List.of(MessageKind.TEXT, MessageKind.EMOJI, MessageKind.VOICE, MessageKind.PICTURE);

    static ChatFrame of(ChatCard card) {
        long target = card.isToGroup() ? card.groupId() : card.toId();
        String targetName = card.isToGroup() ? card.groupName() : card.toName();
        String time = Views.milliseconds(card.createdAt());
        return new ChatFrame(
                Long.toString(card.id()),
                time,
                time,
                Long.toString(card.fromId()),
                card.fromName(),
                Long.toString(target),
                targetName == null ? "" : targetName,
                card.isToGroup() ? GROUP : PRIVATE,
                KINDS.indexOf(card.media()) + 1,
                card.content(),
                card.createdAt().toEpochMilli(),
                0,
                card.pic(),
                card.url(),
                card.description(),
                card.amount());
    }

    static MessageKind kind(long number) {
        if (number < 1 || number > KINDS.size()) {
            throw new BadParameter("media", "must be 1 to " + KINDS.size());
        }
        return KINDS.get((int) number - 1);
    }

    static ChatFrame heartbeat(long accountId, Instant now) {
        String time = Views.milliseconds(now);
        String user = Long.toString(accountId);
        return new ChatFrame(
                "", time, time, user, "", "", "", HEARTBEAT, TEXT, "", now.toEpochMilli(), 0, "", "", "", 0);
    }
}
