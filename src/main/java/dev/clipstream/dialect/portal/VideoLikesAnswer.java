package dev.clipstream.dialect.portal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"video_likes": "1"}}
        """)
public record VideoLikesAnswer(int code, String message, VideoLikesView data) {

    static VideoLikesAnswer of(long likes) {
        return new VideoLikesAnswer(
                Code.SUCCESS.number(), Code.SUCCESS.text(), new VideoLikesView(Long.toString(likes)));
    }
}
