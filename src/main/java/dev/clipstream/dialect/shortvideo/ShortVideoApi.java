package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.dialect.ParameterDocs.file;
import static dev.clipstream.dialect.ParameterDocs.number;
import static dev.clipstream.dialect.ParameterDocs.text;

import dev.clipstream.dialect.ParameterDocs;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes the parameters of this family in OpenAPI: in the query and, for {@code POST}, in a form and JSON. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ShortVideoApi implements OASFilter {

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            text("token", "from register or login; may also come as Authorization: Bearer", "eyJ0eXAiOiJKV1Qi..."),
            text("username", "1 to 32 characters, unique whatever the case", "mango"),
            text("password", "5 to 32 characters, at most 72 bytes in UTF-8", "correct horse"),
            text("avatar", "an http or https URL; the service draws one if missing", "https://example.org/me.png"),
            text("background_image", "as avatar", "https://example.org/sea.png"),
            text("signature", "up to 200 characters", "hello"),
            text("title", "1 to 128 characters", "A walk by the river"),
            number("user_id", "missing or 0: the caller", 1),
            number(
                    "latest_time",
                    "the next_time of the page before, or a time in seconds, milliseconds or microseconds: only videos"
                            + " published before it; missing or 0: now",
                    1_700_000_000),
            number("video_id", "a video", 7),
            number("to_user_id", "another user", 2),
            number("action_type", "1 to do it, 2 to undo it", 1),
            text("comment_text", "1 to 1000 characters; to post", "nice"),
            number("comment_id", "to delete", 9),
            text("content", "1 to 2000 characters", "hello"),
            number(
                    "pre_msg_time",
                    "only messages later than this time in seconds, milliseconds or microseconds, compared in its unit",
                    1_700_000_000),
            text("url", "an http or https URL; stored, never fetched", "https://example.org/walk.mp4"),
            text("cover_url", "an http or https URL; stored, never fetched", "https://example.org/walk.jpg"),
            number("id", "the author", 1),
            number("cursor", "the id of the last entry that the client has", 7),
            number("count", "how many entries at the most", 30),
            file("data", "an MP4, MOV or WebM file"));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        new ParameterDocs(
                        "/douyin/",
                        path -> ShortVideoOperation.at(path).orElseThrow().parameters(),
                        SCHEMAS)
                .describe(api);
    }
}
