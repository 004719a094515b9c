package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tells the client why a frame was rejected. {@code Desc} holds the code. */
@RegisterForReflection
public record ChatErrorFrame(
        @JsonProperty("Type") int Type,
        @JsonProperty("Desc") String Desc,
        @JsonProperty("Content") String Content) {}
