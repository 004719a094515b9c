package dev.clipstream.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** A connection that is kept for the next request, if the server keeps it, and that sends bytes as they are. */
final class FuzzConnection implements AutoCloseable {

    private static final int LONGEST_WAIT_MS = 30_000;

    private final URI service;
    private Socket socket;
    private InputStream in;

    record Answer(int status, Map<String, String> headers, String body) {

        boolean isJson() {
            return headers.getOrDefault("Content-Type", "").startsWith("application/json");
        }
    }

    FuzzConnection(URI service) {
        this.service = service;
    }

    /** Sends a request, once more on a new connection if the server had closed this one. */
    Answer exchange(byte[] request, boolean isHead) throws IOException {
        if (socket != null) {
            try {
                return send(request, isHead);
            } catch (IOException e) {
                close();
            }
        }
        socket = new Socket(service.getHost(), service.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MS);
        in = new BufferedInputStream(socket.getInputStream());
        return send(request, isHead);
    }

    private Answer send(byte[] request, boolean isHead) throws IOException {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // The server may have answered and closed before it read everything.
        }
        int status;
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        do {
            status = Integer.parseInt(line().split(" ", 3)[1]);
            headers.clear();
            for (String line = line(); !line.isEmpty(); line = line()) {
                String[] parts = line.split(": ?", 2);
                headers.put(parts[0], parts[1]);
            }
        } while (status == 100);
        byte[] body = isHead || status == 101 || status == 204 || status == 304 ? new byte[0] : body(headers);
        if (status == 101 || "close".equalsIgnoreCase(headers.get("Connection"))) {
            close();
        }
        return new Answer(status, headers, new String(body, UTF_8));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("Transfer-Encoding")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the connection ended after '" + line.toString(ISO_8859_1) + "'");
            }
            line.write(read);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
