package dev.clipstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of a head that is not complete yet, which Netty keeps outside the heap. All connections together have a few
 * megabytes for them: the one that would have more is closed at once, before the event loops wait for memory.
 */
final class UnfinishedHead {

    /** Hundreds of the longest heads. Usually a head comes whole, and counts for no time. */
    private static final long MOST = 32 << 20;

    private static final AtomicLong ALL = new AtomicLong();

    private long held;

    /** Counts the first heads of all connections that the server accepts from now on. */
    static void watchFirst(Channel server) {
        server.pipeline().addFirst(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object accepted) {
                ((Channel) accepted).pipeline().addFirst(new First());
                context.fireChannelRead(accepted);
            }
        });
    }

    /** Ends the count of the connection's first head, which is complete. Runs on its event loop. */
    static void endFirst(Channel channel) {
        First first = channel.pipeline().get(First.class);
        if (first != null) {
            channel.pipeline().remove(first);
        }
    }

    /** Adds bytes, and closes the connection if they are too many. Runs on its event loop. */
    void add(int bytes, Channel channel) {
        held += bytes;
        if (ALL.addAndGet(bytes) > MOST) {
            Channels.cut(channel);
        }
    }

    void clear() {
        ALL.addAndGet(-held);
        held = 0;
    }

    private static final class First extends ChannelInboundHandlerAdapter {

        private final UnfinishedHead head = new UnfinishedHead();

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            int length = bytes instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
            context.fireChannelRead(bytes);
            if (!context.isRemoved()) {
                head.add(length, context.channel());
            }
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            head.clear();
        }
    }
}
