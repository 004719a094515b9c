package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"video_likes": "1"}}
        """)
public record VideoLikesAnswer(int code, String message, Data data) {

    @Schema(name = "VideoLikesView", examples = """
            {"video_likes": "1"}
            """)
    public record Data(String video_likes) {}

    static VideoLikesAnswer of(long likes) {
        return new VideoLikesAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(Long.toString(likes)));
    }
}
