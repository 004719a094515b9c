package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"member": "1"}}
        """)
public record CommentCountAnswer(int code, String message, Data data) {

    /** @param member the number of comments */
    @Schema(name = "CommentCountView", examples = """
            {"member": "1"}
            """)
    public record Data(String member) {}

    static CommentCountAnswer of(long count) {
        return new CommentCountAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(Long.toString(count)));
    }
}
