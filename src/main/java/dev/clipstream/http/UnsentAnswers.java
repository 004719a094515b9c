package dev.clipstream.http;

import dev.clipstream.limit.Shares;
import dev.clipstream.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds how many bytes of answers wait in memory for clients that do not read them: a part of the heap for all, and half
 * of that for one address. Who has reached it gets a short refusal for an answer of a resource. A connection with more
 * than a few answers unread is closed, whatever the answers are. Vert.x queues whole answers without a bound. Answers
 * under HTTP/2 are not counted.
 */
@Singleton
class UnsentAnswers {

    static final String ALL = "all";
    private static final AttributeKey<Unsent> UNSENT = AttributeKey.valueOf(UnsentAnswers.class, "unsent");
    private static final long PART_OF_HEAP = 4;
    private static final int BEFORE_EVERYTHING = 1002;

    /** The largest answer has about half of that. */
    private static final long MOST_OF_CONNECTION = 16 << 20;

    private final Shares shares = new Shares();
    private final ClientAddress address;

    UnsentAnswers(ClientAddress address) {
        this.address = address;
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, BEFORE_EVERYTHING);
    }

    Shares shares() {
        return shares;
    }

    static long most() {
        return Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    }

    @ServerRequestFilter
    void refuseWhoDoesNotRead() {
        long used = shares.used(ALL);
        if (used > most() || used > most() / 2 && shares.used(owner(address.network())) > most() / 2) {
            throw new Problem.Busy("the service");
        }
    }

    private void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        Channel channel = Channels.of(request.connection());
        // The answer itself may still be on its way to the event loop.
        context.addEndHandler(written -> channel.eventLoop().execute(() -> count(request, channel)));
        context.next();
    }

    private static String owner(String network) {
        return "to " + network;
    }

    private void count(HttpServerRequest request, Channel channel) {
        if (!channel.isActive() || channel.isWritable()) {
            return;
        }
        Unsent unsent = channel.attr(UNSENT).get();
        if (unsent == null) {
            unsent = new Unsent(channel, owner(address.network(request)));
            channel.attr(UNSENT).set(unsent);
        }
        unsent.count();
    }

    /** The answers of one connection that its client has not read yet, until it has. All runs on its event loop. */
    private final class Unsent {
        private final Channel channel;
        private final List<String> owners;
        private long counted;
        private boolean isAwaited;

        private Unsent(Channel channel, String owner) {
            this.channel = channel;
            this.owners = List.of(ALL, owner);
        }

        private void count() {
            // What is still counted of the empty buffer below is no answer: without this it would be written for ever.
            long waiting = waiting() <= channel.config().getWriteBufferLowWaterMark() ? 0 : waiting();
            shares.giveBack(counted, owners);
            counted = waiting;
            if (waiting == 0) {
                channel.attr(UNSENT).set(null);
                return;
            }
            shares.tryTake(waiting, Map.of(owners.getFirst(), Long.MAX_VALUE, owners.getLast(), Long.MAX_VALUE));
            if (!isAwaited) {
                isAwaited = true;
                // Nothing, but it is written after all that was there before.
                channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> {
                    isAwaited = false;
                    count();
                });
            }
            if (waiting > MOST_OF_CONNECTION) {
                Channels.cut(channel);
            }
        }

        private long waiting() {
            ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
            return buffer == null ? 0 : buffer.totalPendingWriteBytes();
        }
    }
}
