package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"url\": \"https://example.org/media/file/59dbd7311ac3.mp4\"}}")
public record FileAnswer(int code, String message, Data data) {

    @Schema(name = "FileView")
    public record Data(String url) {}

    static FileAnswer of(String url) {
        return new FileAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(url));
    }
}
