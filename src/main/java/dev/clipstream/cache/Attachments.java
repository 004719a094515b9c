package dev.clipstream.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongSupplier;

/** Bounds how many things are attached to kept values: a new one takes the place of the oldest. */
public final class Attachments {

    private static final int MOST_PLACES = 1 << 20;

    private final AtomicReferenceArray<Place> places;
    private final LongSupplier nanos;
    private final AtomicLong added = new AtomicLong();
    private final CacheMeters meters;

    private record Place(Attachment attachment, Object made, long since) {}

    Attachments(Cached what, long most, LongSupplier nanos, MeterRegistry registry) {
        places = new AtomicReferenceArray<>(Math.toIntExact(Math.clamp(most, 1, MOST_PLACES)));
        this.nanos = nanos;
        meters = new CacheMeters(what, () -> Math.min(added.get(), places.length()), registry);
    }

    /** Returns an attachment without a thing. */
    public Attachment create() {
        return new Attachment(this);
    }

    /** Returns whether nothing has to make room for one more, or something that was made long ago. */
    boolean haveRoom() {
        Place oldest = places.get(place(added.get()));
        return oldest == null || nanos.getAsLong() - oldest.since >= Hearing.LONG_LIFE.toNanos();
    }

    void count(boolean isHit) {
        meters.count(isHit, 1);
    }

    void add(Attachment attachment, Object made) {
        Place oldest = places.getAndSet(place(added.getAndIncrement()), new Place(attachment, made, nanos.getAsLong()));
        if (oldest != null) {
            oldest.attachment.drop(oldest.made);
        }
    }

    private int place(long number) {
        return (int) (number % places.length());
    }
}
