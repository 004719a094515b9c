package dev.clipstream.media.container;

import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads big-endian numbers and short texts anywhere in a file; reading past its end means it was cut off. */
final class FileBytes {

    /** The upper bound of parts in a file: a forged file could have one for each byte. */
    static final int MAX_PARTS = 5_000_000;

    private final FileChannel channel;
    private final long length;
    private final ByteBuffer window = ByteBuffer.allocate(8192).limit(0);
    private long windowStart;

    /** Asks for the length once: a file can have millions of parts. */
    FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.length = channel.size();
    }

    static Problem.NotAVideo cutOff() {
        return new Problem.NotAVideo("the file is cut off");
    }

    static Problem.NotAVideo damaged() {
        return new Problem.NotAVideo("the file is damaged");
    }

    long length() {
        return length;
    }

    /** Reads up to eight bytes as a number. */
    long number(long position, int bytes) throws IOException {
        int start = at(position, bytes);
        long number = 0;
        for (int i = start; i < start + bytes; i++) {
            number = number << 8 | window.get(i) & 0xff;
        }
        return number;
    }

    String text(long position, int bytes) throws IOException {
        return new String(window.array(), at(position, bytes), bytes, StandardCharsets.ISO_8859_1);
    }

    /** Moves the window, if it must, and returns where in it {@code position} is. */
    private int at(long position, int bytes) throws IOException {
        if (position < windowStart || position + bytes > windowStart + window.limit()) {
            window.clear();
            windowStart = position;
            while (window.hasRemaining() && channel.read(window, position + window.position()) > 0) {
                // until the window is full or the file ends
            }
            window.flip();
            if (window.limit() < bytes) {
                throw cutOff();
            }
        }
        return Math.toIntExact(position - windowStart);
    }
}
