package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
@Schema(examples = VideoView.EXAMPLE)
public record VideoView(
        long id,
        UserView author,
        String play_url,
        String cover_url,
        long favorite_count,
        long comment_count,
        boolean is_favorite,
        String title,
        @JsonUnwrapped VideoExtras extras) {

    static final String EXAMPLE = "{\"id\": 7, \"author\": " + UserView.EXAMPLE + """
            , "play_url": "https://example.org/media/video/0d4f7a58-1c1e-4b0f-9d43-3f6a0f2b8f11.mp4",
            "cover_url": "https://example.org/media/cover/6b8c0a3e-52a4-4f0a-8f77-0f1f4a6d2c90.jpg",
            "favorite_count": 3, "comment_count": 1, "is_favorite": false, "title": "A walk by the river"}
            """;
}
