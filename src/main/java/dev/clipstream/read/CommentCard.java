package dev.clipstream.read;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A comment as a viewer sees it.
 *
 * @param videoId the video that it is on, also for a reply
 * @param parentId the comment that it answers, or its own id
 * @param replyCount how many comments answer this one directly
 */
@RegisterForReflection
public record CommentCard(
        long id,
        long videoId,
        long parentId,
        Profile author,
        String content,
        long replyCount,
        long likeCount,
        Instant createdAt) {

    public boolean isReply() {
        return parentId != id;
    }
}
