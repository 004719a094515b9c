package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clipstream.read.CommentRow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comment with the keys of the document's examples, followed by those of its tables.
 *
 * @param CreatedTime epoch milliseconds, as a text
 * @param UpdatedTime equals CreatedTime, because a comment never changes
 * @param video_id 0 if the comment is a reply
 * @param father_id the parent comment, or its own id if it is not a reply
 * @param owner_id the author, like user_id
 * @param comments the number of direct replies
 * @param like_count equals likes
 * @param created_at epoch seconds, as a text
 */
@Schema(name = "PortalCommentView", examples = CommentView.EXAMPLE)
public record CommentView(
        String id,
        @JsonProperty("CreatedTime") String CreatedTime,
        @JsonProperty("UpdatedTime") String UpdatedTime,
        String content,
        String video_id,
        String father_id,
        String user_id,
        String owner_id,
        String likes,
        String comments,
        String like_count,
        String created_at,
        String updated_at) {

    static final String EXAMPLE = """
            {"id": "9", "CreatedTime": "1755354616574", "UpdatedTime": "1755354616574", "content": "nice", "video_id": "3",
             "father_id": "9", "user_id": "7", "owner_id": "7", "likes": "1", "comments": "0", "like_count": "1",
             "created_at": "1755354616", "updated_at": "1755354616"}
            """;

    static CommentView of(CommentRow comment) {
        String authorId = Long.toString(comment.authorId());
        String likes = Long.toString(comment.likeCount());
        String createdTime = Views.milliseconds(comment.createdAt());
        String createdAt = Views.seconds(comment.createdAt());
        return new CommentView(
                Long.toString(comment.id()),
                createdTime,
                createdTime,
                comment.content(),
                comment.isReply() ? "0" : Long.toString(comment.videoId()),
                Long.toString(comment.parentId()),
                authorId,
                authorId,
                likes,
                Long.toString(comment.replyCount()),
                likes,
                createdAt,
                createdAt);
    }
}
