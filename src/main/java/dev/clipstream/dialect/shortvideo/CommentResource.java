package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.comment.Comments;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.read.CommentCard;
import dev.clipstream.read.CommentLists;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/comment")
@RunOnVirtualThread
@Tag(name = "comment")
public class CommentResource {

    private final Comments comments;
    private final CommentLists lists;
    private final ShortVideoRequests requests;

    CommentResource(Comments comments, CommentLists lists, ShortVideoRequests requests) {
        this.comments = comments;
        this.lists = lists;
        this.requests = requests;
    }

    @POST
    @Path("action")
    @Operation(summary = "Post a comment (action_type 1, comment_text), or delete one (2, comment_id)")
    public CommentAnswer comment(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.COMMENT_ACTION, parameters);
        Viewer viewer = request.viewer();
        long videoId = request.number("video_id");
        if (request.isToDo()) {
            CommentCard card = comments.post(viewer, videoId, request.text("comment_text"));
            return CommentAnswer.of(request.success(), request.views().comment(card));
        }
        comments.delete(viewer, videoId, request.number("comment_id"));
        return request.spelling().deletionAnswer();
    }

    @GET
    @Path("list")
    @Operation(summary = "A video's comments, newest first")
    public CommentListAnswer list(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.COMMENT_LIST, parameters);
        Viewer viewer = request.viewerIfAny();
        return CommentListAnswer.of(request, lists.allOnVideo(request.number("video_id"), viewer, request.slice()));
    }
}
