package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.ReceivedFile;
import dev.clipstream.dialect.request.Upload;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.list.Slices;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/publish")
@RunOnVirtualThread
@Limited
@Tag(name = "video")
public class PublishResource {

    private final Videos videos;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    PublishResource(Videos videos, Slices slices, Viewers viewers, Spellings spellings, Views views) {
        this.videos = videos;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("action")
    @Operation(summary = "Publish a video: a multipart form with the file in the field data")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "title token data")
    public PublishAnswer publish(Upload upload) {
        Viewer viewer = viewers.required(upload);
        ReceivedFile file = upload.file("data")
                .orElseThrow(
                        () -> new BadParameter("data", "is missing: send the video as a file in a multipart form"));
        return answer(Endpoint.PUBLISH_ACTION, videos.publish(viewer, upload.text("title"), file.path()));
    }

    @POST
    @Path("actionUrl")
    @Operation(summary = "Publish a video that is kept elsewhere; 404 unless clipstream.publish.by-url is on")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "id url title cover_url")
    public PublishAnswer publishUrl(Parameters parameters) {
        long videoId = videos.publishUrl(
                parameters.number("id").orElse(0),
                parameters.text("title"),
                parameters.text("url"),
                parameters.text("cover_url"));
        return answer(Endpoint.PUBLISH_ACTION_URL, videoId);
    }

    @GET
    @Path("list")
    @Operation(summary = "A user's videos, newest first; without user_id one's own")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public VideoListAnswer published(@Context Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        var cards = videos.publishedBy(Subject.of(parameters, viewer), viewer, Page.of(parameters, slices));
        return new VideoListAnswer(0, spellings.current().success(Endpoint.PUBLISH_LIST), views.videos(cards));
    }

    private PublishAnswer answer(Endpoint endpoint, long videoId) {
        Spelling spelling = spellings.current();
        return new PublishAnswer(0, spelling.success(endpoint), spelling.vid(videoId));
    }
}
