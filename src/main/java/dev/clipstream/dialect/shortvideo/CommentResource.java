package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.comment.Comments;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.list.Slices;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/comment")
@RunOnVirtualThread
@Limited
@Tag(name = "comment")
public class CommentResource {

    private final Comments comments;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    CommentResource(Comments comments, Slices slices, Viewers viewers, Spellings spellings, Views views) {
        this.comments = comments;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("action")
    @Operation(summary = "Post a comment (action_type 1, comment_text), or delete one (2, comment_id)")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "token video_id action_type comment_text? comment_id?")
    public CommentAnswer comment(Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        long videoId = parameters.requireNumber("video_id");
        return Toggle.of(parameters) ? post(viewer, videoId, parameters) : delete(viewer, videoId, parameters);
    }

    @GET
    @Path("list")
    @Operation(summary = "A video's comments, newest first")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "video_id token? cursor? count?")
    public CommentListAnswer list(@Context Parameters parameters) {
        Viewer viewer = viewers.optional(parameters);
        var cards = comments.onVideo(parameters.requireNumber("video_id"), viewer, Page.of(parameters, slices));
        String success = spellings.current().success(Endpoint.COMMENT_LIST);
        return new CommentListAnswer(
                0, success, cards.stream().map(views::comment).toList());
    }

    private CommentAnswer post(Viewer viewer, long videoId, Parameters parameters) {
        var card = comments.post(viewer, videoId, parameters.text("comment_text"));
        String success = spellings.current().success(Endpoint.COMMENT_ACTION);
        return new CommentAnswer(0, success, Optional.of(views.comment(card)));
    }

    private CommentAnswer delete(Viewer viewer, long videoId, Parameters parameters) {
        comments.delete(viewer, videoId, parameters.requireNumber("comment_id"));
        Spelling spelling = spellings.current();
        return new CommentAnswer(0, spelling.deletedStatus(), spelling.deletedComment());
    }
}
