package dev.clipstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Reads no further from a connection while one of its requests waits behind another, because Vert.x queues such requests
 * without a bound. Also notes whether a part of a head is left in memory.
 */
final class Http1Reading {

    private final ConnectionBase connection;
    private final ConnectionUse use;
    private int requestsReadToEnd;
    private int messages;
    /** The request in progress and those behind it. The first one has arrived before the handlers. */
    private int unanswered = 1;

    private boolean isPaused;

    private Http1Reading(ConnectionBase connection, ConnectionUse use) {
        this.connection = connection;
        this.use = use;
    }

    /**
     * Runs on the event loop during each request until it returns true: during the first one, or, where HTTP/2 is on,
     * during the second one, because Vert.x still builds the pipeline before. Does nothing under HTTP/2.
     */
    static boolean watch(ConnectionBase connection, ConnectionUse use) {
        ChannelPipeline pipeline = connection.channel().pipeline();
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        boolean isBuilt = pipeline.get("h2c") == null;
        if (decoder != null && isBuilt) {
            Http1Reading reading = new Http1Reading(connection, use);
            pipeline.addBefore(decoder.name(), null, reading.new Bytes());
            pipeline.addBefore(connection.channelHandlerContext().name(), null, reading.new Messages());
        }
        return isBuilt;
    }

    private void received() {
        unanswered++;
        if (unanswered > 1) {
            isPaused = true;
            connection.doPause();
        }
    }

    private void answered() {
        unanswered = Math.max(0, unanswered - 1);
        resume();
    }

    /** Netty would read on without an end from a client that sends as fast as its requests are answered. */
    private void letOthersRead(ChannelHandlerContext context) {
        if (!isPaused) {
            isPaused = true;
            connection.doPause();
            context.executor().execute(this::resume);
        }
    }

    /** Vert.x pauses again by itself if it has paused too. */
    private void resume() {
        if (isPaused && unanswered <= 1) {
            isPaused = false;
            connection.doResume();
        }
    }

    /** What the decoder gets. It keeps the bytes of an incomplete line. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

        private final UnfinishedHead head = new UnfinishedHead();

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            head.clear();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            int before = requestsReadToEnd;
            int messagesBefore = messages;
            int length = bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
            context.fireChannelRead(bytes);
            if (messages != messagesBefore) {
                head.clear();
            } else if (!context.isRemoved()) {
                head.add(length, context.channel());
            }
            boolean areKept = bytes instanceof ByteBuf buffer && buffer.refCnt() > 0 && buffer.isReadable();
            use.setPartOfHead(requestsReadToEnd == before || areKept);
            if (requestsReadToEnd > before + 1) {
                letOthersRead(context);
            }
        }
    }

    /** What Vert.x gets and answers. */
    private final class Messages extends ChannelDuplexHandler {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            messages++;
            if (message instanceof HttpRequest) {
                received();
            }
            if (message instanceof LastHttpContent) {
                requestsReadToEnd++;
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            boolean isProvisional = message instanceof HttpResponse response
                    && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (message instanceof LastHttpContent && !isProvisional) {
                answered();
            }
        }
    }
}
