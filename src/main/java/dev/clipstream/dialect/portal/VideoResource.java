package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.http.media.Links;
import dev.clipstream.like.Likes;
import dev.clipstream.list.NumberedPage;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.video.NewVideo;
import dev.clipstream.video.VideoOrder;
import dev.clipstream.video.VideoPage;
import dev.clipstream.video.VideoPages;
import dev.clipstream.video.Videos;
import dev.clipstream.video.VideosFromFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/videos")
@RunOnVirtualThread
@Tag(name = "video")
public class VideoResource {

    private final VideoPages pages;
    private final VideosFromFiles videosFromFiles;
    private final Videos videos;
    private final Likes likes;
    private final Callers callers;
    private final Views views;

    VideoResource(
            VideoPages pages,
            VideosFromFiles videosFromFiles,
            Videos videos,
            Likes likes,
            Callers callers,
            Views views) {
        this.pages = pages;
        this.videosFromFiles = videosFromFiles;
        this.videos = videos;
        this.likes = likes;
        this.callers = callers;
        this.views = views;
    }

    @GET
    @Operation(summary = "Everybody's videos, without private ones, in pages")
    @Extension(name = PortalApi.FIELDS, value = "page? page_size? order_by?")
    public VideoPageAnswer list(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        VideoPage page = pages.page(
                order(fields.optionalText("order_by")),
                NumberedPage.of(fields.optionalNumber("page"), fields.optionalNumber("page_size")),
                viewer);
        return VideoPageAnswer.of(new VideoPageView(
                page.cards().stream().map(views::video).toList(),
                Long.toString(page.page().number()),
                Integer.toString(page.page().size()),
                Long.toString(page.total()),
                page.hasMore()));
    }

    @POST
    @Path("create-video")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Publish a video that was uploaded before")
    @Extension(name = PortalApi.FIELDS, value = "video_path cover_path? title description? is_private? type? user_id?")
    public EmptyAnswer create(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        MediaKey video = key("video_path", fields.text("video_path"));
        videosFromFiles.create(
                viewer,
                new NewVideo(
                        video,
                        cover(fields, video),
                        fields.text("title"),
                        fields.optionalText("description"),
                        fields.optionalText("type"),
                        fields.flag("is_private")));
        return EmptyAnswer.success();
    }

    @POST
    @Path("like-video")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Like a video, or no longer")
    @Extension(name = PortalApi.FIELDS, value = "video_id owner_id? user_id?")
    public EmptyAnswer like(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        likes.toggle(viewer, Fields.of(parameters).number("video_id"));
        return EmptyAnswer.success();
    }

    @GET
    @Path("get-video-likes")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "How many like a video")
    @Extension(name = PortalApi.FIELDS, value = "video_id")
    public VideoLikesAnswer likes(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        long videoId = Fields.of(parameters).number("video_id");
        return VideoLikesAnswer.of(videos.get(videoId, viewer).favoriteCount());
    }

    /** The published web client asks for {@code CreatedTime}. */
    private static VideoOrder order(String name) {
        return switch (name) {
            case "latest" -> VideoOrder.LATEST;
            case "popular" -> VideoOrder.POPULAR;
            case null, default -> VideoOrder.RANDOM;
        };
    }

    /** Null if the video gives it: the published web client sends the video's own URL. */
    private static MediaKey cover(Fields fields, MediaKey video) {
        String url = fields.optionalText("cover_path");
        MediaKey cover = url == null ? video : key("cover_path", url);
        return cover.equals(video) ? null : cover;
    }

    private static MediaKey key(String name, String url) {
        return Links.mediaKey(url).orElseThrow(() -> new BadParameter(name, "must be a URL that file/upload returned"));
    }
}
