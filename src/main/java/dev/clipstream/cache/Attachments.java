package dev.clipstream.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Bounds how many things are attached to kept values: a new one takes the place of the oldest. */
public final class Attachments {

    private final long most;
    private final LongSupplier nanos;
    /** The oldest comes first. It grows as things are attached, so that the first request waits for no large array. */
    private final Queue<Place> places = new ConcurrentLinkedQueue<>();

    /** How many there are: the queue would count them. */
    private final AtomicLong taken = new AtomicLong();

    private final CacheMeters meters;

    private record Place(Attachment attachment, Object made, long since) {}

    Attachments(Cached what, long most, LongSupplier nanos, MeterRegistry registry) {
        this.most = Math.max(most, 1);
        this.nanos = nanos;
        meters = new CacheMeters(what, taken::get, registry);
    }

    /** Returns an attachment without a thing. */
    public Attachment create() {
        return new Attachment(this);
    }

    /** Returns whether nothing has to make room for one more, or something that was made long ago. */
    boolean haveRoom() {
        Place oldest = taken.get() < most ? null : places.peek();
        return oldest == null || nanos.getAsLong() - oldest.since >= Hearing.LONG_LIFE.toNanos();
    }

    void count(boolean isHit) {
        meters.count(isHit, 1);
    }

    void add(Attachment attachment, Object made) {
        places.add(new Place(attachment, made, nanos.getAsLong()));
        if (taken.incrementAndGet() > most) {
            Place oldest = places.remove();
            taken.decrementAndGet();
            oldest.attachment.drop(oldest.made);
        }
    }
}
