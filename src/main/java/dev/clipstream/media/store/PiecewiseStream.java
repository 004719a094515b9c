package dev.clipstream.media.store;

import java.io.IOException;
import java.io.InputStream;

/** Reads a long range in short pieces, so that neither a slow client nor a slow store occupies the other for long. */
final class PiecewiseStream extends InputStream {

    private static final long PIECE = 4 * 1024 * 1024;

    /** Opens the bytes from {@code first} to {@code last}, both included. */
    interface Source {
        InputStream open(long first, long last);
    }

    private final Source source;
    private final long last;
    private long position;
    private InputStream piece;

    /** Opens the first piece at once, so that a missing object is noticed before anything is sent. */
    PiecewiseStream(Source source, long first, long last) {
        this.source = source;
        this.last = last;
        this.position = first;
        openPiece();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = piece.read(buffer, offset, length);
        if (count < 0 && position <= last) {
            piece.close();
            openPiece();
            count = piece.read(buffer, offset, length);
            if (count < 0) {
                throw new IOException("the object store ended a range early");
            }
        }
        position += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        piece.close();
    }

    private void openPiece() {
        piece = source.open(position, Math.min(last, position + PIECE - 1));
    }
}
