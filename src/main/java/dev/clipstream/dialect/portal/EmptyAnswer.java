package dev.clipstream.dialect.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope without data, which answers operations that return nothing and all errors. */
@RegisterForReflection
@Schema(examples = EmptyAnswer.EXAMPLE_START + "{}}")
public record EmptyAnswer(int code, String message, Data data) {

    /** What the example of every answer begins with; its data follow. */
    static final String EXAMPLE_START = "{\"code\": 20000, \"message\": \"成功\", \"data\": ";

    @RegisterForReflection
    @Schema(name = "EmptyView")
    public record Data() {}

    static EmptyAnswer success() {
        return of(Code.SUCCESS.number(), Code.SUCCESS.text());
    }

    static EmptyAnswer of(int code, String message) {
        return new EmptyAnswer(code, message, new Data());
    }
}
