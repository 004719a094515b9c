package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.ParametersWithFiles;
import dev.clipstream.dialect.request.ReceivedFile;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.read.VideoLists;
import dev.clipstream.video.Videos;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/publish")
@RunOnVirtualThread
@Tag(name = "video")
public class PublishResource {

    private final Videos videos;
    private final VideoLists lists;
    private final ShortVideoRequests requests;

    PublishResource(Videos videos, VideoLists lists, ShortVideoRequests requests) {
        this.videos = videos;
        this.lists = lists;
        this.requests = requests;
    }

    @POST
    @Path("action")
    @Operation(summary = "Publish a video: a multipart form with the file in the field data")
    public PublishAnswer publish(ParametersWithFiles parameters) {
        var request = requests.of(ShortVideoOperation.PUBLISH_ACTION, parameters);
        Viewer viewer = request.viewer();
        ReceivedFile file = parameters
                .file("data")
                .orElseThrow(
                        () -> new BadParameter("data", "is missing: send the video as a file in a multipart form"));
        return PublishAnswer.of(request, videos.publish(viewer, request.text("title"), file.path(), request.client()));
    }

    @POST
    @Path("actionUrl")
    @Operation(summary = "Publish a video that is kept elsewhere; 404 unless clipstream.publish.by-url is on")
    public PublishAnswer publishUrl(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.PUBLISH_ACTION_URL, parameters);
        long authorId = request.numberIfAny("id").orElse(0);
        return PublishAnswer.of(
                request,
                videos.publishUrl(authorId, request.text("title"), request.text("url"), request.text("cover_url")));
    }

    @GET
    @Path("list")
    @Operation(summary = "A user's videos, newest first; without user_id one's own")
    public VideoListAnswer published(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.PUBLISH_LIST, parameters);
        return VideoListAnswer.of(request, lists.publishedBy(request.targetUser(), request.viewer(), request.slice()));
    }
}
