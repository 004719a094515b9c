package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.cache.CacheConfig;
import dev.clipstream.cache.CacheMeters;
import dev.clipstream.cache.Cached;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;

/**
 * Encodes videos and users that are wanted often once for a dialect and an origin of links: equal ones have the same JSON,
 * so nothing has to be forgotten.
 */
@Singleton
class EncodedCards {

    /** Both forms of the JSON, and the texts of the card, which are in the JSON too. */
    private static final int FORMS = 3;

    private static final int BYTES_OF_A_CARD = 400;

    private static final int PLACES = 1 << 16;

    private final boolean enabled;
    private final ObjectMapper mapper;
    private final Cache<Key, SerializedString> encoded;
    private final CacheMeters meters;
    /** The hashes of keys that were wanted of late and not kept. */
    private final AtomicIntegerArray wanted = new AtomicIntegerArray(PLACES);

    private record Key(Record card, Spelling spelling, String origin) {}

    EncodedCards(CacheConfig config, ObjectMapper mapper, MeterRegistry registry) {
        enabled = config.enabled();
        this.mapper = mapper;
        encoded = Caffeine.newBuilder()
                .maximumWeight(Cached.JSON.bytes(config))
                .weigher((Key key, SerializedString json) -> BYTES_OF_A_CARD + FORMS * json.asUnquotedUTF8().length)
                .build();
        meters = new CacheMeters(Cached.JSON, encoded, registry);
    }

    /** @param view makes the view of a card that is not kept */
    <T extends Record> Encoded of(T card, Spelling spelling, String origin, Function<T, ?> view) {
        if (!enabled) {
            return new Encoded(view.apply(card));
        }
        Key key = new Key(card, spelling, origin);
        SerializedString known = encoded.getIfPresent(key);
        meters.count(known != null, 1);
        if (known == null && isWantedAgain(key)) {
            known = encode(view.apply(card));
            encoded.put(key, known);
        }
        return new Encoded(known != null ? known : view.apply(card));
    }

    private boolean isWantedAgain(Key key) {
        int hash = key.hashCode();
        return wanted.getAndSet((hash ^ hash >>> 16) & PLACES - 1, hash) == hash;
    }

    private SerializedString encode(Object view) {
        try {
            return new SerializedString(mapper.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
