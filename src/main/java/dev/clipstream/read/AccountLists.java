package dev.clipstream.read;

import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps the first entries of the lists of accounts. Whatever changes one of them changes a counter of the account. */
@Singleton
class AccountLists {

    private static final int BYTES_OF_A_LIST = 200;
    private static final int BYTES_OF_AN_ID = 32;

    private final Kept<Key, Beginning<Long>> kept;

    enum Kind {
        PUBLISHED,
        LIKED,
        FOLLOWED,
        FOLLOWERS
    }

    /**
     * A list.
     *
     * @param own whether it is as the account itself sees it
     */
    record Key(Kind kind, long accountId, boolean own) {

        /** Lists of an account have one hash, by which they are forgotten together. */
        @Override
        public int hashCode() {
            return Long.hashCode(accountId);
        }
    }

    AccountLists(Caches caches) {
        kept = caches.of(
                Cached.ACCOUNT_LISTS,
                (key, list) -> BYTES_OF_A_LIST + BYTES_OF_AN_ID * list.entries().size());
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(id -> kept.forget(new Key(Kind.PUBLISHED, id, true)));
    }

    /** Returns the first ids of a list. */
    List<Long> first(Key key, int count, Kept.Reader<List<Long>> reader) {
        return kept.get(key, list -> list.suffices(count), toKeep -> new Beginning<>(reader.read(toKeep), count))
                .first(count);
    }
}
