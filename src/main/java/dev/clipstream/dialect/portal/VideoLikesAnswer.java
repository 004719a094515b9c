package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"video_likes\": \"1\"}}")
public record VideoLikesAnswer(int code, String message, Data data) {

    @Schema(name = "VideoLikesView")
    public record Data(String video_likes) {}

    static VideoLikesAnswer of(long likes) {
        return new VideoLikesAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(Long.toString(likes)));
    }
}
