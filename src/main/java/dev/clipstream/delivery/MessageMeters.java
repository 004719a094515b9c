package dev.clipstream.delivery;

import dev.clipstream.read.ChatCard;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/** Counts messages sent and delivered, those to groups apart, and live connections. */
@Singleton
public class MessageMeters {

    private final MeterRegistry meters;
    private final Counter delivered;
    private final Counter deliveredToGroups;
    private final Counter sent;
    private final Counter sentToGroups;

    MessageMeters(MeterRegistry meters) {
        this.meters = meters;
        delivered = counter("delivered", "account");
        deliveredToGroups = counter("delivered", "group");
        sent = counter("sent", "account");
        sentToGroups = counter("sent", "group");
    }

    /** Counts a message that is stored. */
    public void sent(boolean toGroup) {
        (toGroup ? sentToGroups : sent).increment();
    }

    /** Counts a message that is written to one connection. */
    void delivered(ChatCard card) {
        (card.isToGroup() ? deliveredToGroups : delivered).increment();
    }

    /** Shows the number of live connections. */
    void watch(Map<?, ? extends Collection<?>> connections) {
        meters.gauge(
                "clipstream.connections",
                connections,
                all -> all.values().stream().mapToInt(Collection::size).sum());
    }

    private Counter counter(String what, String target) {
        return meters.counter("clipstream.messages." + what, "target", target);
    }
}
