package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.Links;
import dev.clipstream.dialect.Parameters;
import dev.clipstream.dialect.Upload;
import dev.clipstream.dialect.Viewers;
import dev.clipstream.list.Slices;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.video.VideoCard;
import dev.clipstream.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin")
@RunOnVirtualThread
@Tag(name = "video")
public class PublishResource {

    private final Videos videos;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Links links;

    PublishResource(Videos videos, Slices slices, Viewers viewers, Spellings spellings, Links links) {
        this.videos = videos;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.links = links;
    }

    @POST
    @Path("publish/action")
    @Operation(summary = "Publish a video: a multipart form with the file in the field data")
    @Parameter(ref = "title")
    @Parameter(ref = "token")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "data",
                                            properties = {
                                                @SchemaProperty(
                                                        name = "data",
                                                        type = SchemaType.STRING,
                                                        format = "binary",
                                                        description = "MP4, MOV or WebM"),
                                                @SchemaProperty(name = "title", type = SchemaType.STRING),
                                                @SchemaProperty(name = "token", type = SchemaType.STRING)
                                            })))
    public StatusAnswer publish(@Parameter(hidden = true) Upload upload) {
        Spelling spelling = spellings.current();
        Viewer viewer = viewers.required(upload);
        java.nio.file.Path file = upload.file("data")
                .orElseThrow(
                        () -> new BadParameter("data", "is missing: send the video as a file in a multipart form"));
        videos.publish(viewer, upload.text("title"), file);
        return new StatusAnswer(0, spelling.success());
    }

    @GET
    @Path("publish/list")
    @Operation(summary = "A user's videos, newest first; without user_id one's own")
    @Parameter(ref = "user_id")
    @Parameter(ref = "token")
    @Parameter(ref = "cursor")
    @Parameter(ref = "count")
    public VideoListAnswer published(@Parameter(hidden = true) Parameters parameters) {
        Spelling spelling = spellings.current();
        Viewer viewer = viewers.required(parameters);
        List<VideoCard> cards = videos.publishedBy(
                Subject.of(parameters, viewer), slices.of(parameters.number("cursor"), parameters.number("count")));
        return new VideoListAnswer(
                0,
                spelling.success(),
                cards.stream().map(card -> spelling.video(card, links)).toList());
    }
}
