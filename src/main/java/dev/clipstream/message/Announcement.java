package dev.clipstream.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * That there is a message.
 *
 * @param origin the connection that sent it, which shows it already
 * @param accountIds whose connections it is for
 */
record Announcement(long messageId, String origin, List<Long> accountIds) {

    /** Sent by no connection. */
    static final String NOWHERE = "-";

    private static final String REMINDER = "again";

    /** Of what should have come already. Where it does not fit it is left out, since it comes again. */
    static Announcement reminder(long messageId, long accountId) {
        return new Announcement(messageId, REMINDER, List.of(accountId));
    }

    boolean isReminder() {
        return origin.equals(REMINDER);
    }

    String asText() {
        return messageId + " " + origin + " "
                + accountIds.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    static Announcement parse(String text) {
        String[] parts = text.split(" ");
        return new Announcement(
                Long.parseLong(parts[0]),
                parts[1],
                Stream.of(parts[2].split(",")).map(Long::valueOf).toList());
    }
}
