package dev.clipstream.cache;

import java.util.function.Supplier;

/** What was made of a kept value, for instance its JSON. It goes when the value goes. */
public final class Attachment {

    private volatile Made made;

    /** @param thing null if it was wanted once only */
    private record Made(Object purpose, Object thing) {}

    /**
     * Returns what is made for a purpose, or null at the first time, since most things are wanted once. One thing is kept
     * at a time.
     */
    public <T> T getIfWantedAgain(Object purpose, Class<T> type, Supplier<T> maker) {
        Made known = made;
        if (known == null || !known.purpose.equals(purpose)) {
            made = new Made(purpose, null);
            return null;
        }
        if (known.thing != null) {
            return type.cast(known.thing);
        }
        T thing = maker.get();
        made = new Made(purpose, thing);
        return thing;
    }
}
