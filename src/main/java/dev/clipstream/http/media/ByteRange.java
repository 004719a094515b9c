package dev.clipstream.http.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of the {@code length} bytes of a body, including {@code first} and {@code last}. */
record ByteRange(long first, long last, long length) {

    private static final Pattern SINGLE = Pattern.compile("(?i)bytes=\\s*(\\d*)-(\\d*)\\s*");

    /** Parses a Range header; returns empty, which means the whole body, unless it has a single well-formed range. */
    static Optional<ByteRange> parse(String header, long length) {
        Matcher matcher = header == null ? null : SINGLE.matcher(header);
        if (matcher == null || !matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(lastBytes(number(to), length));
        }
        long last = to.isEmpty() ? Long.MAX_VALUE : number(to);
        return number(from) > last
                ? Optional.empty()
                : Optional.of(new ByteRange(number(from), Math.min(last, length - 1), length));
    }

    static ByteRange whole(long length) {
        return new ByteRange(0, length - 1, length);
    }

    boolean isSatisfiable() {
        return first < length;
    }

    long size() {
        return last - first + 1;
    }

    String contentRange() {
        return isSatisfiable() ? "bytes " + first + "-" + last + "/" + length : "bytes */" + length;
    }

    private static ByteRange lastBytes(long count, long length) {
        return new ByteRange(length - Math.min(count, length), length - 1, length);
    }

    /** Some clients ask for "all the rest" with a number that does not fit into a long. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
