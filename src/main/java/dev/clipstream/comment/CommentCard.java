package dev.clipstream.comment;

import dev.clipstream.account.Profile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A comment as a viewer sees it. */
@RegisterForReflection
public record CommentCard(long id, Profile author, String content, Instant createdAt) {}
