package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.cache.CacheConfig;
import dev.clipstream.read.VideoCard;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Encodes each card once for a dialect and an origin of links, as long as it is wanted: equal cards have the same JSON, so
 * nothing has to be forgotten.
 */
@Singleton
class EncodedVideos {

    private static final int BYTES_OF_A_CARD = 1000;

    private final boolean enabled;
    private final ObjectWriter writer;
    private final Cache<Key, EncodedVideo> encoded;

    private record Key(VideoCard card, Spelling spelling, String origin) {}

    EncodedVideos(CacheConfig config, ObjectMapper mapper) {
        enabled = config.enabled();
        writer = mapper.writerFor(VideoView.class);
        encoded = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .weigher((Key key, EncodedVideo video) -> BYTES_OF_A_CARD + video.length())
                .build();
    }

    EncodedVideo of(VideoCard card, Spelling spelling, String origin, Function<VideoCard, VideoView> view) {
        if (!enabled) {
            return encode(view.apply(card));
        }
        Key key = new Key(card, spelling, origin);
        EncodedVideo known = encoded.getIfPresent(key);
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
