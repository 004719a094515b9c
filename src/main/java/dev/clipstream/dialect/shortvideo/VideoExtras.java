package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The members of a video that only some documents have; a null member is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoExtras(Long play_count, String desc, Long AuthorId, String CreatedAt, String UpdatedAt) {}
