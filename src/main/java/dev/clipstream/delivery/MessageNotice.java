package dev.clipstream.delivery;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells an instance that a message is stored and whose connections it is for. The message itself is read from the
 * database.
 *
 * @param origin the id of the connection that sent the message, or {@link #NO_CONNECTION}
 * @param accountIds the accounts whose connections get the message
 */
public record MessageNotice(long messageId, String origin, List<Long> accountIds) {

    /** The origin of a message that came over HTTP. */
    public static final String NO_CONNECTION = "-";

    private static final String REDELIVERY = "again";

    /** Returns a notice of a message that should have been delivered already; it may be dropped, since it is repeated. */
    static MessageNotice redelivery(long messageId, long accountId) {
        return new MessageNotice(messageId, REDELIVERY, List.of(accountId));
    }

    boolean isRedelivery() {
        return origin.equals(REDELIVERY);
    }

    String asText() {
        return messageId + " " + origin + " "
                + accountIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static MessageNotice parse(String text) {
        String[] parts = text.split(" ");
        return new MessageNotice(
                Long.parseLong(parts[0]),
                parts[1],
                Stream.of(parts[2].split(",")).map(Long::valueOf).toList());
    }
}
