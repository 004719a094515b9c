package dev.clipstream.http;

import dev.clipstream.limit.Shares;
import dev.clipstream.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds how many bytes of answers wait in memory for clients that do not read them: a part of the heap for all, and half
 * of that for one address. Who has reached it gets no further answers. Vert.x queues whole answers without a bound.
 * Answers under HTTP/2 are not counted.
 */
@Singleton
class UnsentAnswers {

    static final String ALL = "all";
    private static final long PART_OF_HEAP = 4;

    private final Shares shares = new Shares();
    private final ClientAddress address;

    UnsentAnswers(ClientAddress address) {
        this.address = address;
    }

    Shares shares() {
        return shares;
    }

    static long most() {
        return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    @ServerRequestFilter
    void refuseWhoDoesNotRead(RoutingContext context) {
        String owner = "to " + address.network();
        if (shares.used(ALL) > most() || shares.used(owner) > most() / 2) {
            throw new Problem.Busy("the service");
        }
        Channel channel = ((ConnectionBase) context.request().connection()).channel();
        context.addBodyEndHandler(written -> {
            long length = context.response().bytesWritten();
            // The answer itself may still be on its way to the event loop.
            channel.eventLoop().execute(() -> count(length, channel, owner));
        });
    }

    private void count(long length, Channel channel, String owner) {
        if (channel.isWritable()) {
            return;
        }
        long buffer = channel.config().getWriteBufferHighWaterMark();
        long unsent = Math.min(length, channel.bytesBeforeWritable() + buffer);
        shares.tryTake(unsent, Map.of(ALL, Long.MAX_VALUE, owner, Long.MAX_VALUE));
        // Nothing, but it is written after all that was there before.
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shares.giveBack(unsent, List.of(ALL, owner)));
    }
}
