package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The members of a comment that only some documents have; a null member is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentExtras(Long reply_id, Long like_count, Long tease_count) {}
