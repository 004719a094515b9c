package dev.clipstream.http.media;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the entity tag and the date of an object with the conditional headers of a request. RESTEasy's {@code
 * Request.evaluatePreconditions} takes no tag that a proxy has weakened, and fails at a date that it cannot read.
 */
record Freshness(String etag, Instant lastModified) {

    String httpDate() {
        return RFC_1123_DATE_TIME.format(lastModified.atOffset(ZoneOffset.UTC));
    }

    boolean isUnchanged(HttpHeaders headers) {
        List<String> tags = headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH);
        if (tags != null && !tags.isEmpty()) {
            return tags.stream()
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
        }
        return date(headers.getHeaderString(HttpHeaders.IF_MODIFIED_SINCE))
                .map(since -> !lastModified.truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .orElse(false);
    }

    /** Returns false if {@code If-Range} names another version, so that the client needs the whole body. */
    boolean allowsRange(HttpHeaders headers) {
        String condition = headers.getHeaderString("If-Range");
        return condition == null
                || condition.strip().equals(etag)
                || date(condition)
                        .map(lastModified.truncatedTo(ChronoUnit.SECONDS)::equals)
                        .orElse(false);
    }

    private static Optional<Instant> date(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
