package dev.clipstream.http.media;

import dev.clipstream.http.SlowClients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends bytes to a client. If the client closes the connection or reads too slowly, sending stops without an error. */
record SentBytes(InputStream source, HttpServerRequest request, SlowClients slowClients) implements StreamingOutput {

    private static final int BUFFER = 64 * 1024;

    /** A failure of the source resets the connection, so that no client mistakes a part for the whole. */
    @Override
    public void write(OutputStream client) throws IOException {
        try (source;
                var watch = slowClients.watch(request, BUFFER)) {
            send(client, watch);
        }
    }

    private void send(OutputStream client, SlowClients.Watch watch) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                if (!isTaken(buffer, count, client)) {
                    return;
                }
                watch.count(BUFFER);
            }
        } catch (IOException | RuntimeException e) {
            if (!watch.isCut()) {
                throw e;
            }
        }
    }

    private static boolean isTaken(byte[] buffer, int count, OutputStream client) {
        try {
            client.write(buffer, 0, count);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
