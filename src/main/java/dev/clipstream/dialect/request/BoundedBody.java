package dev.clipstream.dialect.request;

import dev.clipstream.problem.Problem.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A request body that throws {@link TooLarge} after {@code limit} bytes. Before that it discards up to {@code limit}
 * more bytes, because most clients read an answer only after they have sent the whole body. Quarkus' own limit answers
 * 413 without the dialect's JSON, and then closes the connection.
 */
final class BoundedBody extends FilterInputStream {

    private final long limit;
    private long count;

    BoundedBody(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > limit) {
            discard(limit);
            throw new TooLarge(limit);
        }
        return read;
    }

    /** Reads and discards at most {@code most} bytes. */
    private void discard(long most) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = most; left > 0; ) {
            int read = super.read(buffer, 0, buffer.length);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
