package dev.clipstream.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of one HTTP answer, as far as they have come. Nothing is allocated for an answer of the usual size. */
final class Answer {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] END_OF_LINE = "\r\n".getBytes(US_ASCII);
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(US_ASCII);
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;

    private byte[] bytes;
    private int length;
    private int searched;
    /** Where the body begins, or {@link #UNKNOWN} as long as the head is not complete. */
    private int body;
    /** The length of the body, or {@link #UNKNOWN} if it comes in chunks. */
    private int bodyLength;
    /** Where the next chunk begins. */
    private int chunk;

    private boolean complete;

    Answer() {
        this(1 << 16);
    }

    Answer(int capacity) {
        bytes = new byte[capacity];
        clear();
    }

    void clear() {
        length = 0;
        searched = 0;
        body = UNKNOWN;
        bodyLength = 0;
        complete = false;
    }

    /** Returns the free part of the buffer, which is never empty. */
    ByteBuffer space() {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        return ByteBuffer.wrap(bytes, length, bytes.length - length);
    }

    /** Takes notice of bytes that were written to {@link #space}, and returns whether the answer is complete. */
    boolean received(int count) {
        length += count;
        if (body == UNKNOWN) {
            int end = indexOf(END_OF_HEAD, Math.max(0, searched - END_OF_HEAD.length), length);
            searched = length;
            if (end == UNKNOWN) {
                return false;
            }
            body = end + END_OF_HEAD.length;
            chunk = body;
            readHead(end);
        }
        complete = bodyLength == UNKNOWN ? hasLastChunk() : length >= body + bodyLength;
        return complete;
    }

    private void readHead(int end) {
        int line = indexOf(END_OF_LINE, 0, end);
        while (line != UNKNOWN) {
            int start = line + END_OF_LINE.length;
            if (isAt(start, CONTENT_LENGTH)) {
                bodyLength = number(start + CONTENT_LENGTH.length, 10);
            } else if (isAt(start, CHUNKED)) {
                bodyLength = UNKNOWN;
            }
            line = indexOf(END_OF_LINE, start, end);
        }
    }

    private boolean hasLastChunk() {
        while (chunk < length) {
            int line = indexOf(END_OF_LINE, chunk, length);
            if (line == UNKNOWN) {
                return false;
            }
            int size = number(chunk, 16);
            int next = line + END_OF_LINE.length + size + END_OF_LINE.length;
            if (next > length) {
                return false;
            }
            chunk = next;
            if (size == 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the HTTP status of an answer whose head is complete. */
    int status() {
        return body == UNKNOWN ? 0 : number(STATUS, 10);
    }

    /** Returns whether there are more bytes than one answer has. */
    boolean isTooLong() {
        return complete && length > (bodyLength == UNKNOWN ? chunk : body + bodyLength);
    }

    /** Returns whether the body of a complete answer begins with that. */
    boolean startsWith(byte[] start) {
        int from = bodyLength == UNKNOWN ? indexOf(END_OF_LINE, body, length) + END_OF_LINE.length : body;
        return from + start.length <= length && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    /** Returns the body of a complete answer. */
    String text() {
        if (bodyLength != UNKNOWN) {
            return new String(bytes, body, bodyLength, UTF_8);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = body;
        for (int size = number(at, 16); size > 0; size = number(at, 16)) {
            int start = indexOf(END_OF_LINE, at, length) + END_OF_LINE.length;
            text.write(bytes, start, size);
            at = start + size + END_OF_LINE.length;
        }
        return text.toString(UTF_8);
    }

    private int indexOf(byte[] sought, int from, int to) {
        for (int i = from; i + sought.length <= to; i++) {
            if (bytes[i] == sought[0] && Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        return UNKNOWN;
    }

    /** Compares without regard to case; {@code lower} has lower case only. */
    private boolean isAt(int from, byte[] lower) {
        for (int i = 0; i < lower.length; i++) {
            byte here = bytes[from + i];
            if (lower[i] != (here >= 'A' && here <= 'Z' ? here + ('a' - 'A') : here)) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int radix) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (int digit = Character.digit(bytes[at], radix); digit >= 0; digit = Character.digit(bytes[++at], radix)) {
            number = number * radix + digit;
        }
        return number;
    }
}
