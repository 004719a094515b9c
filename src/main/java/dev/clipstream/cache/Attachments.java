package dev.clipstream.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Bounds how many things are attached to kept values: a new one takes the place of the oldest. */
public final class Attachments {

    private final AtomicReferenceArray<Attachment> places;
    private final AtomicLong added = new AtomicLong();

    Attachments(long most) {
        places = new AtomicReferenceArray<>(Math.toIntExact(Math.clamp(most, 1, Integer.MAX_VALUE / 2)));
    }

    /** Returns an attachment without a thing. */
    public Attachment create() {
        return new Attachment(this);
    }

    /** Returns whether nothing had to make room yet. */
    boolean haveRoom() {
        return added.get() < places.length();
    }

    void add(Attachment attachment) {
        int place = (int) (added.getAndIncrement() % places.length());
        Attachment oldest = places.getAndSet(place, attachment);
        if (oldest != null && oldest != attachment) {
            oldest.drop();
        }
    }
}
