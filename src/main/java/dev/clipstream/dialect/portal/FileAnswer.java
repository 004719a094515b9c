package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"url": "https://example.org/media/file/59dbd7311ac3ce04d757421fef15964c01a2841149f388cac87f528d0d151ae9.mp4"}}
        """)
public record FileAnswer(int code, String message, Data data) {

    @Schema(name = "FileView", examples = """
            {"url": "https://example.org/media/file/59dbd7311ac3ce04d757421fef15964c01a2841149f388cac87f528d0d151ae9.mp4"}
            """)
    public record Data(String url) {}

    static FileAnswer of(String url) {
        return new FileAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(url));
    }
}
