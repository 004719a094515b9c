package dev.clipstream.read;

import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Keeps the first entries of the lists of accounts. Whatever changes one of them changes a counter of the account. */
@Singleton
class AccountLists {

    private static final int BYTES_OF_A_LIST = 230;

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

    /** Ids in less than half of the memory that objects take. */
    private static final class Ids extends AbstractList<Long> implements RandomAccess {
        private final long[] ids;

        private Ids(List<Long> ids) {
            this.ids = ids.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public Long get(int index) {
            return ids[index];
        }

        @Override
        public int size() {
            return ids.length;
        }
    }

    AccountLists(Caches caches) {
        kept = caches.of(
                Cached.ACCOUNT_LISTS,
                (key, list) -> BYTES_OF_A_LIST + Long.BYTES * list.entries().size());
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(id -> kept.forget(new Key(Kind.PUBLISHED, id, true)));
    }

    /** Returns the first ids of a list. */
    List<Long> first(Key key, int count, Kept.Reader<List<Long>> reader) {
        return kept.get(
                        key,
                        list -> list.suffices(count),
                        toKeep -> new Beginning<>(new Ids(reader.read(toKeep)), count))
                .first(count);
    }
}
