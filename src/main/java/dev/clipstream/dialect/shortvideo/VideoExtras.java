package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The members of a video that only some documents have; a null member is absent. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VideoExtras(Long play_count, String desc, Long AuthorId, String CreatedAt, String UpdatedAt) {}
