package dev.clipstream.media;

import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Big-endian numbers and short texts anywhere in a file; reading over its end means that the file was cut off. */
record FileBytes(FileChannel channel) {

    static Problem.NotAVideo cutOff() {
        return new Problem.NotAVideo("the file is cut off");
    }

    long length() throws IOException {
        return channel.size();
    }

    /** Up to eight bytes as a number. */
    long number(long position, int bytes) throws IOException {
        ByteBuffer buffer = read(position, bytes);
        long number = 0;
        while (buffer.hasRemaining()) {
            number = number << 8 | buffer.get() & 0xff;
        }
        return number;
    }

    String text(long position, int bytes) throws IOException {
        return new String(read(position, bytes).array(), StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer read(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw cutOff();
            }
        }
        return buffer.flip();
    }
}
