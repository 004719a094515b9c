package dev.clipstream.dialect.shortvideo;

import dev.clipstream.read.FeedPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + ", \"next_time\": 1795219880, \"video_list\": ["
                + VideoView.EXAMPLE + "]}")
public record FeedAnswer(
        int status_code,
        String status_msg,
        @Schema(implementation = VideoView[].class) List<Encoded> video_list,
        long next_time) {

    static FeedAnswer of(ShortVideoRequest request, FeedPage page, long nextTime) {
        return new FeedAnswer(
                StatusAnswer.OK, request.success(), request.views().videos(page.cards()), nextTime);
    }
}
