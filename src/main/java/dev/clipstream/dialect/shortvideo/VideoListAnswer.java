package dev.clipstream.dialect.shortvideo;

import dev.clipstream.read.VideoCard;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"video_list\": [" + VideoView.EXAMPLE + "]}")
public record VideoListAnswer(
        int status_code,
        String status_msg,
        @Schema(implementation = VideoView[].class) List<Encoded> video_list) {

    static VideoListAnswer of(ShortVideoRequest request, List<VideoCard> cards) {
        return new VideoListAnswer(
                StatusAnswer.OK, request.success(), request.views().videos(cards));
    }
}
