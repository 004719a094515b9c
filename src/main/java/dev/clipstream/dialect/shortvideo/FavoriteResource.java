package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.like.Likes;
import dev.clipstream.list.Slices;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/favorite")
@RunOnVirtualThread
@Limited
@Tag(name = "like")
public class FavoriteResource {

    private final Likes likes;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    FavoriteResource(Likes likes, Slices slices, Viewers viewers, Spellings spellings, Views views) {
        this.likes = likes;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("action")
    @Operation(summary = "Like a video (action_type 1), or no longer (2)")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "token video_id action_type")
    public StatusAnswer like(Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        likes.set(viewer, parameters.requireNumber("video_id"), Toggle.of(parameters));
        return new StatusAnswer(0, spellings.current().success(Endpoint.FAVORITE_ACTION));
    }

    @GET
    @Path("list")
    @Operation(summary = "The videos that a user likes, the last liked first; without user_id one's own")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public VideoListAnswer liked(@Context Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        var cards = likes.likedBy(Subject.of(parameters, viewer), viewer, Page.of(parameters, slices));
        return new VideoListAnswer(0, spellings.current().success(Endpoint.FAVORITE_LIST), views.videos(cards));
    }
}
