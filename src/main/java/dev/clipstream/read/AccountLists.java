package dev.clipstream.read;

import dev.clipstream.cache.Cached;
import dev.clipstream.cache.Caches;
import dev.clipstream.cache.Changed;
import dev.clipstream.cache.Kept;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.LongStream;

/** Keeps the first entries of the lists of accounts. Whatever changes one of them changes a counter of the account. */
@Singleton
class AccountLists {

    private static final int BYTES_OF_A_LIST = 230;

    private final Kept<Key, Beginning> kept;

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

    /**
     * The first ids of a list.
     *
     * @param asked how many were asked for: if there are less, they are all
     */
    private record Beginning(long[] ids, int asked) {

        static Beginning of(List<Long> ids, int asked) {
            return new Beginning(ids.stream().mapToLong(Long::longValue).toArray(), asked);
        }

        boolean suffices(int count) {
            return count <= asked || ids.length < asked;
        }

        List<Long> first(int count) {
            return LongStream.of(ids).limit(count).boxed().toList();
        }
    }

    AccountLists(Caches caches) {
        kept = caches.of(Cached.ACCOUNT_LISTS, (key, list) -> BYTES_OF_A_LIST + Long.BYTES * list.ids.length);
    }

    void forget(@Observes Changed changed) {
        changed.accounts().forEach(id -> kept.forget(new Key(Kind.PUBLISHED, id, true)));
    }

    /** Returns the first ids of a list. */
    List<Long> first(Key key, int count, Kept.Reader<List<Long>> reader) {
        return kept.get(key, list -> list.suffices(count), toKeep -> Beginning.of(reader.read(toKeep), count))
                .first(count);
    }
}
