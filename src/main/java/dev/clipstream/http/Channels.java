package dev.clipstream.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** The Netty channels beneath connections, for what Vert.x has no public method. */
public final class Channels {

    private Channels() {}

    public static Channel of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel();
    }

    /** Closes a connection at once: other ways to close it wait until the client has read what was sent before. */
    public static void cut(Channel channel) {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first != null) {
            first.close();
        }
    }
}
