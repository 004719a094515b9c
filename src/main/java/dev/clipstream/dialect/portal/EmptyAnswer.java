package dev.clipstream.dialect.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope without data, which answers operations that return nothing and all errors. */
@RegisterForReflection
@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {}}
        """)
public record EmptyAnswer(int code, String message, Data data) {

    @RegisterForReflection
    @Schema(name = "EmptyView", examples = "{}")
    public record Data() {}

    static EmptyAnswer success() {
        return of(Code.SUCCESS.number(), Code.SUCCESS.text());
    }

    static EmptyAnswer of(int code, String message) {
        return new EmptyAnswer(code, message, new Data());
    }
}
