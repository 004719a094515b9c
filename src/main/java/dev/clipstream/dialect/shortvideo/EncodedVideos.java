package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.cache.CacheConfig;
import dev.clipstream.cache.CacheMeters;
import dev.clipstream.cache.Cached;
import dev.clipstream.read.VideoCard;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Encodes each card once for a dialect and an origin of links, as long as it is wanted: equal cards have the same JSON, so
 * nothing has to be forgotten.
 */
@Singleton
class EncodedVideos {

    /** Both forms of the JSON, and the texts of the card and its author, which are in the JSON too. */
    private static final int BYTES_OF_A_CHARACTER = 6;

    private static final int BYTES_OF_A_CARD = 600;

    private final boolean enabled;
    private final ObjectWriter writer;
    private final Cache<Key, EncodedVideo> encoded;
    private final CacheMeters meters;

    private record Key(VideoCard card, Spelling spelling, String origin) {}

    EncodedVideos(CacheConfig config, ObjectMapper mapper, MeterRegistry registry) {
        enabled = config.enabled();
        writer = mapper.writerFor(VideoView.class);
        encoded = Caffeine.newBuilder()
                .maximumWeight(Cached.JSON.bytes(config))
                .weigher((Key key, EncodedVideo video) -> BYTES_OF_A_CARD + BYTES_OF_A_CHARACTER * video.length())
                .build();
        meters = new CacheMeters(Cached.JSON, encoded, registry);
    }

    EncodedVideo of(VideoCard card, Spelling spelling, String origin, Function<VideoCard, VideoView> view) {
        if (!enabled) {
            return encode(view.apply(card));
        }
        Key key = new Key(card, spelling, origin);
        EncodedVideo known = encoded.getIfPresent(key);
        meters.count(known != null, 1);
        if (known == null) {
            known = encode(view.apply(card));
            encoded.put(key, known);
        }
        return known;
    }

    private EncodedVideo encode(VideoView view) {
        try {
            return new EncodedVideo(new SerializedString(writer.writeValueAsString(view)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
