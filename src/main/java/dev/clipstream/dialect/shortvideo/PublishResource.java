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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
    @Extension(name = ShortVideoApi.PARAMETERS, value = "title token data")
    public StatusAnswer publish(Upload upload) {
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
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public VideoListAnswer published(Parameters parameters) {
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
