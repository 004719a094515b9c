package dev.clipstream.comment;

import dev.clipstream.account.Profile;
import java.time.Instant;

/** A comment as a viewer sees it. */
public record CommentCard(long id, Profile author, String content, Instant createdAt) {}
