package dev.clipstream.dialect.request;

import dev.clipstream.http.SlowClients;
import dev.clipstream.problem.Problem.TooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A request body that throws {@link TooLarge} after {@code limit} bytes. Before that it discards up to {@code limit}
 * more bytes, because most clients read an answer only after they have sent the whole body. Quarkus' own limit answers
 * 413 without the dialect's JSON, and then closes the connection. A body that does not come at once is watched.
 */
final class BoundedBody extends FilterInputStream {

    private final long announced;
    private final long limit;
    private final Supplier<SlowClients.Watch> watching;
    private SlowClients.Watch watch;
    private long count;

    /**
     * @param announced the length of the body, or a negative number if it is unknown
     */
    BoundedBody(InputStream body, long announced, long limit, Supplier<SlowClients.Watch> watching) {
        super(body);
        this.announced = announced;
        this.limit = limit;
        this.watching = watching;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        if (count > limit) {
            discard(limit);
            throw new TooLarge(limit);
        }
        return read;
    }

    /** Leaves the rest of the body on the connection. */
    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }

    private void count(int read) {
        count += Math.max(read, 0);
        if (read > 0 && count != announced) {
            if (watch == null) {
                watch = watching.get();
            }
            watch.count(read);
        }
    }

    /** Reads and discards at most {@code most} bytes. */
    private void discard(long most) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = most; left > 0; ) {
            int read = super.read(buffer, 0, buffer.length);
            if (read < 0) {
                return;
            }
            count(read);
            left -= read;
        }
    }
}
