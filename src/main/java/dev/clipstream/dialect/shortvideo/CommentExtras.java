package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What only some documents have in a comment; the others' is null and absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommentExtras(Long reply_id, Long like_count, Long tease_count) {}
