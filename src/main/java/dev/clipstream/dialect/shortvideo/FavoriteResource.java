package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.like.Likes;
import dev.clipstream.read.VideoLists;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/favorite")
@RunOnVirtualThread
@Tag(name = "like")
public class FavoriteResource {

    private final Likes likes;
    private final VideoLists lists;
    private final ShortVideoRequests requests;

    FavoriteResource(Likes likes, VideoLists lists, ShortVideoRequests requests) {
        this.likes = likes;
        this.lists = lists;
        this.requests = requests;
    }

    @POST
    @Path("action")
    @Operation(summary = "Like a video (action_type 1), or no longer (2)")
    public StatusAnswer like(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FAVORITE_ACTION, parameters);
        likes.set(request.viewer(), request.number("video_id"), request.isToDo());
        return StatusAnswer.of(request);
    }

    @GET
    @Path("list")
    @Operation(summary = "The videos that a user likes, the last liked first; without user_id one's own")
    public VideoListAnswer liked(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FAVORITE_LIST, parameters);
        return VideoListAnswer.of(request, lists.likedBy(request.targetUser(), request.viewer(), request.slice()));
    }
}
