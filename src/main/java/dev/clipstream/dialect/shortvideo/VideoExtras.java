package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What only some documents have in a video; the others' is null and absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoExtras(Long play_count, String desc, Long AuthorId, String CreatedAt, String UpdatedAt) {}
