package dev.clipstream.dialect.portal;

import static dev.clipstream.dialect.ParameterDocs.file;
import static dev.clipstream.dialect.ParameterDocs.flag;
import static dev.clipstream.dialect.ParameterDocs.text;

import dev.clipstream.dialect.ParameterDocs;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes the fields of the portal's operations in OpenAPI. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PortalApi implements OASFilter {

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            text("email", "an e-mail address", "mango@example.org"),
            text("code", "the six digits that were sent to the address", "786739"),
            text("password", "5 to 30 characters", "correct horse"),
            text("username", "1 to 30 characters, unique whatever the case", "mango"),
            text("user_name", "the name of the user", "mango"),
            text("avatar", "an http or https URL; the service draws one if missing", "https://example.org/me.png"),
            text("bio", "up to 200 characters", "hello"),
            text("rtoken", "the refresh token of login", "eyJhbGciOiJIUzI1NiJ9..."),
            text("ticket", "from ws-ticket; good for one connection", "eyJhbGciOiJIUzI1NiJ9..."),
            text("id", "an id: a number, which may be a text", "7"),
            text("role", "0 to 9; 3 and above administers", "1"),
            text("user_id", "ignored: the token says who it is", "7"),
            text("owner_id", "ignored: the token says who it is", "7"),
            text("owner_name", "ignored: the token says who it is", "mango"),
            file("file", "any file"),
            text("video_path", "a URL that file/upload returned", "https://example.org/media/file/59dbd7.mp4"),
            text("cover_path", "likewise of a picture; made from the video if missing, or the video's own", ""),
            text("title", "1 to 128 characters", "A walk by the river"),
            text("description", "up to 1000 characters", "with a view"),
            flag("is_private", "whether only its owner sees it"),
            text("type", "up to 32 characters", "video"),
            text("video_id", "a video", "7"),
            text("comment_id", "a comment", "9"),
            text("father_id", "the comment that is answered", "9"),
            text("content", "1 to 1000 characters; anything but a text is kept as JSON", "nice"),
            flag("is_video", "whether the id is a video's or a comment's"),
            text("before_id", "only entries before this one", "9"),
            text("page", "from 1", "1"),
            text("page_size", "10 if missing, 100 at the most", "10"),
            text(
                    "order_by",
                    "latest or popular; anything else is the usual order: random for videos, latest for comments",
                    "latest"),
            text("community_id", "a group", "3"),
            text("name", "the name of the group, not digits alone", "hikers"),
            text("icon", "an http or https URL", "https://example.org/icon.png"),
            text("desc", "up to 200 characters", "up the hill"));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        new ParameterDocs(
                        "/api/", path -> PortalOperation.at(path).orElseThrow().fields(), SCHEMAS)
                .describe(api);
    }
}
