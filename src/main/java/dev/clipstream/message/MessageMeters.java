package dev.clipstream.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;

/** Counts messages on their way, those to groups apart. */
@Singleton
class MessageMeters {

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

    /** A message is stored. */
    void sent(boolean toGroup) {
        (toGroup ? sentToGroups : sent).increment();
    }

    /** A live connection was given a message. */
    void delivered(ChatCard card) {
        (card.isToGroup() ? deliveredToGroups : delivered).increment();
    }

    /** Shows how many live connections there are. */
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
