package dev.clipstream.cache;

import java.util.function.Supplier;

/** What was made of a kept value, for instance its JSON. {@link Attachments} bounds how many of these there are. */
public final class Attachment {

    /** How often a thing has to be wanted to take the place of another one. */
    static final int OFTEN = 64;

    private final Attachments all;
    private volatile Made made;
    /** The hash of the purpose that was wanted last but is not made, and how often: about, if many count at once. */
    private int wantedPurpose;

    private int wanted;

    private record Made(Object purpose, Object thing) {}

    Attachment(Attachments all) {
        this.all = all;
    }

    /**
     * Returns what is made for a purpose, or null if that is not wanted again, since most things are wanted once. While
     * there is no room it has to be wanted often. One thing is kept at a time.
     */
    public <T> T getIfWantedAgain(Object purpose, Class<T> type, Supplier<T> maker) {
        Made known = made;
        boolean isMade = known != null && known.purpose.equals(purpose);
        all.count(isMade);
        if (isMade) {
            return type.cast(known.thing);
        }
        int hash = purpose.hashCode();
        wanted = hash == wantedPurpose ? wanted + 1 : 1;
        wantedPurpose = hash;
        if (wanted == 1 || !all.haveRoom() && wanted % OFTEN != 0) {
            return null;
        }
        T thing = maker.get();
        Made now = new Made(purpose, thing);
        made = now;
        all.add(this, now);
        return thing;
    }

    /** Drops what was made, unless something else has been made since. */
    void drop(Object old) {
        if (made == old) {
            made = null;
        }
    }

    /** What was made of a value does not make it another one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment;
    }

    @Override
    public int hashCode() {
        return Attachment.class.hashCode();
    }
}
