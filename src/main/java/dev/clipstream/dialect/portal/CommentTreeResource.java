package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.comment.CommentLikes;
import dev.clipstream.comment.Comments;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.paging.NumberedPage;
import dev.clipstream.read.CommentLists;
import dev.clipstream.read.CommentOrder;
import dev.clipstream.read.CommentPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/videos")
@RunOnVirtualThread
@Tag(name = "comments")
public class CommentTreeResource {

    private final Comments comments;
    private final CommentLikes commentLikes;
    private final CommentLists lists;
    private final PortalRequests requests;

    CommentTreeResource(Comments comments, CommentLikes commentLikes, CommentLists lists, PortalRequests requests) {
        this.comments = comments;
        this.commentLikes = commentLikes;
        this.lists = lists;
        this.requests = requests;
    }

    @POST
    @Path("comment-video")
    @Operation(summary = "Comment on a video")
    public EmptyAnswer commentVideo(Parameters parameters) {
        var request = requests.of(PortalOperation.COMMENT_VIDEO, parameters);
        comments.post(request.viewer(), request.number("video_id"), request.textOrJson("content"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("comment-comments")
    @Operation(summary = "Answer a comment")
    public EmptyAnswer commentComment(Parameters parameters) {
        var request = requests.of(PortalOperation.ANSWER_COMMENT, parameters);
        comments.reply(request.viewer(), request.number("father_id"), request.textOrJson("content"));
        return EmptyAnswer.success();
    }

    /** The document calls the field {@code id} in its table and {@code comment_id} in its example. */
    @POST
    @Path("like-comments")
    @Operation(summary = "Like a comment, or no longer")
    public EmptyAnswer like(Parameters parameters) {
        var request = requests.of(PortalOperation.LIKE_COMMENT, parameters);
        commentLikes.toggle(request.viewer(), request.number("comment_id", "id"));
        return EmptyAnswer.success();
    }

    @GET
    @Path("get-comments")
    @Operation(summary = "The comments on a video, or a comment after those that answer it; latest or popular first")
    public CommentListAnswer list(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.COMMENTS, parameters);
        Viewer viewer = request.viewer();
        long id = request.number("id");
        boolean ofVideo = request.requiredFlag("is_video");
        CommentPage page = page(request);
        return CommentListAnswer.of(ofVideo ? lists.onVideo(id, page, viewer) : lists.withReplies(id, page, viewer));
    }

    /** The field has the same two names as in {@link #like}. */
    @GET
    @Path("get-comment-all")
    @Operation(summary = "A comment")
    public OneCommentAnswer comment(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.COMMENT, parameters);
        Viewer viewer = request.viewer();
        return OneCommentAnswer.of(lists.get(request.number("comment_id", "id"), viewer));
    }

    @GET
    @Path("get-comment-member")
    @Operation(summary = "How many comments are on a video, answers too, or answer a comment")
    public CommentCountAnswer count(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.COMMENT_COUNT, parameters);
        Viewer viewer = request.viewer();
        long id = request.number("id");
        return CommentCountAnswer.of(
                request.requiredFlag("is_video") ? lists.countOnVideo(id, viewer) : lists.countReplies(id, viewer));
    }

    private static CommentPage page(PortalRequest request) {
        String order = request.optionalText("order_by");
        NumberedPage page = request.page();
        return CommentPage.of(order(order), request.optionalNumber("before_id").orElse(0), page);
    }

    private static CommentOrder order(String name) {
        return "popular".equals(name) ? CommentOrder.POPULAR : CommentOrder.LATEST;
    }
}
