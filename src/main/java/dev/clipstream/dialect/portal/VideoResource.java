package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.http.media.Links;
import dev.clipstream.like.Likes;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.read.VideoCards;
import dev.clipstream.read.VideoOrder;
import dev.clipstream.read.VideoPages;
import dev.clipstream.video.NewVideo;
import dev.clipstream.video.VideosFromFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/videos")
@RunOnVirtualThread
@Tag(name = "video")
public class VideoResource {

    private final VideoPages pages;
    private final VideosFromFiles videosFromFiles;
    private final VideoCards videoCards;
    private final Likes likes;
    private final PortalRequests requests;

    VideoResource(
            VideoPages pages,
            VideosFromFiles videosFromFiles,
            VideoCards videoCards,
            Likes likes,
            PortalRequests requests) {
        this.pages = pages;
        this.videosFromFiles = videosFromFiles;
        this.videoCards = videoCards;
        this.likes = likes;
        this.requests = requests;
    }

    @GET
    @Operation(summary = "Everybody's videos, without private ones, in pages")
    public VideoPageAnswer list(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.VIDEOS, parameters);
        Viewer viewer = request.viewer();
        VideoOrder order = order(request.optionalText("order_by"));
        return VideoPageAnswer.of(request, pages.page(order, request.page(), viewer));
    }

    @POST
    @Path("create-video")
    @Operation(summary = "Publish a video that was uploaded before")
    public EmptyAnswer create(Parameters parameters) {
        var request = requests.of(PortalOperation.CREATE_VIDEO, parameters);
        Viewer viewer = request.viewer();
        MediaKey video = key("video_path", request.text("video_path"));
        videosFromFiles.create(
                viewer,
                new NewVideo(
                        video,
                        cover(request, video),
                        request.text("title"),
                        request.optionalText("description"),
                        request.optionalText("type"),
                        request.flag("is_private")),
                request.client());
        return EmptyAnswer.success();
    }

    @POST
    @Path("like-video")
    @Operation(summary = "Like a video, or no longer")
    public EmptyAnswer like(Parameters parameters) {
        var request = requests.of(PortalOperation.LIKE_VIDEO, parameters);
        likes.toggle(request.viewer(), request.number("video_id"));
        return EmptyAnswer.success();
    }

    @GET
    @Path("get-video-likes")
    @Operation(summary = "How many like a video")
    public VideoLikesAnswer likes(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.VIDEO_LIKES, parameters);
        Viewer viewer = request.viewer();
        long videoId = request.number("video_id");
        return VideoLikesAnswer.of(videoCards.get(videoId, viewer).favoriteCount());
    }

    /** Unknown orders are accepted, because the published web client sends {@code CreatedTime}. */
    private static VideoOrder order(String name) {
        return switch (name) {
            case "latest" -> VideoOrder.LATEST;
            case "popular" -> VideoOrder.POPULAR;
            case null, default -> VideoOrder.RANDOM;
        };
    }

    /** Returns null if the cover is made from the video; the published web client then sends the video's own URL. */
    private static MediaKey cover(PortalRequest request, MediaKey video) {
        String url = request.optionalText("cover_path");
        MediaKey cover = url == null ? video : key("cover_path", url);
        return cover.equals(video) ? null : cover;
    }

    private static MediaKey key(String name, String url) {
        return Links.mediaKey(url).orElseThrow(() -> new BadParameter(name, "must be a URL that file/upload returned"));
    }
}
