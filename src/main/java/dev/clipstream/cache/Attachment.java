package dev.clipstream.cache;

import java.util.function.Supplier;

/** What was made of a kept value, for instance its JSON. It goes when the value goes, or to make room for another one. */
public final class Attachment {

    /** How often a thing has to be wanted to take the place of another one. */
    private static final int OFTEN = 16;

    private final Attachments all;
    private volatile Made made;
    /** Is about right when many count at once. */
    private int wanted;

    /** @param thing null if there is none yet */
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
        if (known == null || !known.purpose.equals(purpose)) {
            made = new Made(purpose, null);
            wanted = 1;
            return null;
        }
        if (known.thing != null) {
            return type.cast(known.thing);
        }
        wanted++;
        if (!all.haveRoom() && wanted % OFTEN != 0) {
            return null;
        }
        T thing = maker.get();
        made = new Made(purpose, thing);
        all.add(this);
        return thing;
    }

    void drop() {
        made = null;
    }
}
