package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.comment.CommentLikes;
import dev.clipstream.comment.CommentOrder;
import dev.clipstream.comment.CommentPage;
import dev.clipstream.comment.CommentTrees;
import dev.clipstream.comment.Comments;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.list.NumberedPage;
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
@Tag(name = "comments")
public class CommentTreeResource {

    private final Comments comments;
    private final CommentLikes commentLikes;
    private final CommentTrees commentTrees;
    private final Callers callers;

    CommentTreeResource(Comments comments, CommentLikes commentLikes, CommentTrees commentTrees, Callers callers) {
        this.comments = comments;
        this.commentLikes = commentLikes;
        this.commentTrees = commentTrees;
        this.callers = callers;
    }

    @POST
    @Path("comment-video")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Comment on a video")
    @Extension(name = PortalApi.FIELDS, value = "video_id content owner_id? user_id?")
    public EmptyAnswer commentVideo(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        comments.post(viewer, fields.number("video_id"), fields.textOrJson("content"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("comment-comments")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Answer a comment")
    @Extension(name = PortalApi.FIELDS, value = "father_id content owner_id? user_id?")
    public EmptyAnswer commentComment(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        comments.reply(viewer, fields.number("father_id"), fields.textOrJson("content"));
        return EmptyAnswer.success();
    }

    /** The field is {@code id} in the document's table and {@code comment_id} in its example. */
    @POST
    @Path("like-comments")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Like a comment, or no longer")
    @Extension(name = PortalApi.FIELDS, value = "comment_id owner_id? user_id?")
    public EmptyAnswer like(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        commentLikes.toggle(viewer, Fields.of(parameters).number("comment_id", "id"));
        return EmptyAnswer.success();
    }

    @GET
    @Path("get-comments")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "The comments on a video, or a comment after those that answer it; latest or popular first")
    @Extension(name = PortalApi.FIELDS, value = "id is_video before_id? page? page_size? order_by?")
    public CommentListAnswer list(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        long id = fields.number("id");
        boolean ofVideo = fields.requiredFlag("is_video");
        CommentPage page = page(fields);
        return CommentListAnswer.of(
                ofVideo ? commentTrees.onVideo(id, page, viewer) : commentTrees.withReplies(id, page, viewer));
    }

    /** Named as in {@link #like}. */
    @GET
    @Path("get-comment-all")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "A comment")
    @Extension(name = PortalApi.FIELDS, value = "comment_id")
    public OneCommentAnswer comment(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        return OneCommentAnswer.of(commentTrees.get(Fields.of(parameters).number("comment_id", "id"), viewer));
    }

    @GET
    @Path("get-comment-member")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "How many comments are on a video, answers too, or answer a comment")
    @Extension(name = PortalApi.FIELDS, value = "id is_video")
    public CommentCountAnswer count(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        long id = fields.number("id");
        return CommentCountAnswer.of(
                fields.requiredFlag("is_video")
                        ? commentTrees.countOnVideo(id, viewer)
                        : commentTrees.countReplies(id, viewer));
    }

    private static CommentPage page(Fields fields) {
        String order = fields.optionalText("order_by");
        NumberedPage page = NumberedPage.of(fields.optionalNumber("page"), fields.optionalNumber("page_size"));
        return CommentPage.of(order(order), fields.optionalNumber("before_id").orElse(0), page);
    }

    private static CommentOrder order(String name) {
        return "popular".equals(name) ? CommentOrder.POPULAR : CommentOrder.LATEST;
    }
}
