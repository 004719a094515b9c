package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Why a frame was not accepted: {@code Desc} has the code. */
@RegisterForReflection
public record ChatErrorFrame(
        @JsonProperty("Type") int Type,
        @JsonProperty("Desc") String Desc,
        @JsonProperty("Content") String Content) {}
