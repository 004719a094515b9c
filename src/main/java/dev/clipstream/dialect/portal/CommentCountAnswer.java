package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"member": "1"}}
        """)
public record CommentCountAnswer(int code, String message, CommentCountView data) {

    static CommentCountAnswer of(long count) {
        return new CommentCountAnswer(
                Code.SUCCESS.number(), Code.SUCCESS.text(), new CommentCountView(Long.toString(count)));
    }
}
