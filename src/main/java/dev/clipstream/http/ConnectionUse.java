package dev.clipstream.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What a client's connection is used for. */
final class ConnectionUse {

    private final Channel channel;
    private int requests;
    private boolean isNew = true;
    private long idleSince = System.nanoTime();
    private boolean isWatched;
    private volatile boolean hasPartOfHead;

    /** A connection without a request in progress since a point of {@link System#nanoTime}. */
    record Idle(ConnectionUse use, long since, boolean isNew, boolean lacksHead, String address) {

        /** Closes the connection, unless it has been used meanwhile. */
        void close() {
            use.channel.eventLoop().execute(() -> {
                if (use.isIdleSince(since)) {
                    Channels.cut(use.channel);
                }
            });
        }
    }

    ConnectionUse(Channel channel) {
        this.channel = channel;
    }

    synchronized void begin() {
        requests++;
        isNew = false;
    }

    synchronized void end() {
        requests--;
        idleSince = System.nanoTime();
    }

    /** Returns whether handlers watch what the connection reads. Only its event loop asks and tells. */
    boolean isWatched() {
        return isWatched;
    }

    void setWatched(boolean watched) {
        isWatched = watched;
    }

    /** Tells whether the client has sent something after its last complete request. */
    void setPartOfHead(boolean present) {
        hasPartOfHead = present;
    }

    /** Returns nothing for a connection with a request in progress and for a WebSocket. */
    synchronized Optional<Idle> idle() {
        return requests == 0 && channel.isActive() && channel.pipeline().get(WebSocketFrameDecoder.class) == null
                ? Optional.of(new Idle(this, idleSince, isNew, isNew || hasPartOfHead, address()))
                : Optional.empty();
    }

    private synchronized boolean isIdleSince(long since) {
        return requests == 0 && idleSince == since;
    }

    private String address() {
        return channel.remoteAddress() instanceof InetSocketAddress peer
                ? peer.getAddress().getHostAddress()
                : "";
    }
}
