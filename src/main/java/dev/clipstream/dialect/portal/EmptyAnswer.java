package dev.clipstream.dialect.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope around nothing: the answer to what only changes something, and to whatever fails. */
@RegisterForReflection
@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {}}
        """)
public record EmptyAnswer(int code, String message, EmptyView data) {

    static EmptyAnswer success() {
        return new EmptyAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new EmptyView());
    }
}
