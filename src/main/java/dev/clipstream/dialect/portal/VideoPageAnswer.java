package dev.clipstream.dialect.portal;

import dev.clipstream.read.VideoPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        examples = EmptyAnswer.EXAMPLE_START + "{\"data\": [" + VideoView.EXAMPLE
                + "], \"page\": \"1\", \"page_size\": \"10\", \"total\": \"1\", \"has_more\": false}}")
public record VideoPageAnswer(int code, String message, Data data) {

    /** @param page the page number that was used, which like the size may differ from the request */
    @Schema(name = "VideoPageView")
    public record Data(List<VideoView> data, String page, String page_size, String total, boolean has_more) {}

    static VideoPageAnswer of(PortalRequest request, VideoPage page) {
        return new VideoPageAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(
                        page.videos().stream().map(request.views()::video).toList(),
                        Long.toString(page.page().number()),
                        Integer.toString(page.page().size()),
                        Long.toString(page.total()),
                        page.hasMore()));
    }
}
