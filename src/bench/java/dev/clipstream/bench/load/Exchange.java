package dev.clipstream.bench.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection that sends the requests of a plan one after the other. */
final class Exchange implements Closeable {

    private final InetSocketAddress service;
    private final Plan plan;
    private final Answer answer = new Answer();
    private SocketChannel channel;
    private int next;
    private long sentAt;

    Exchange(InetSocketAddress service, Plan plan) throws IOException {
        this.service = service;
        this.plan = plan;
        connect();
    }

    /** Connects anew, after an error. */
    void connect() throws IOException {
        if (channel != null) {
            channel.close();
        }
        channel = SocketChannel.open(service);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends the next request. It is small enough for the socket's buffer. */
    void send() throws IOException {
        answer.clear();
        ByteBuffer request = ByteBuffer.wrap(plan.request(next++));
        sentAt = System.nanoTime();
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads what has come, and returns whether the answer is complete. */
    boolean receive() throws IOException {
        int count = channel.read(answer.space());
        if (count < 0) {
            throw new IOException("the service closed the connection");
        }
        return answer.received(count);
    }

    Answer answer() {
        return answer;
    }

    long sentAt() {
        return sentAt;
    }

    boolean isBetweenUnits() {
        return plan.isBetweenUnits(next);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
