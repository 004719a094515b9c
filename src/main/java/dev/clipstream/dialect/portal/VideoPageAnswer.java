package dev.clipstream.dialect.portal;

import dev.clipstream.read.VideoPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"data": [
          {"id": "9", "title": "A walk by the river", "description": "with a view",
           "url": "https://example.org/media/file/59dbd7.mp4", "cover": "https://example.org/media/file/3c65c9.jpg",
           "likes": "1", "comments": "4", "shares": "0", "user_id": "7", "created_at": "1755241687",
           "PublishTime": "2025-08-15T15:08:07.064+08:00", "type": "video", "is_private": false,
           "CreatedTime": "1755241687064", "UpdatedTime": "1755241687064"}],
         "page": "1", "page_size": "10", "total": "1", "has_more": false}}
        """)
public record VideoPageAnswer(int code, String message, Data data) {

    /** @param page the page number that was used, which like the size may differ from the request */
    @Schema(name = "VideoPageView", examples = """
            {"data": [], "page": "1", "page_size": "10", "total": "0", "has_more": false}
            """)
    public record Data(List<VideoView> data, String page, String page_size, String total, boolean has_more) {}

    static VideoPageAnswer of(PortalRequest request, VideoPage page) {
        return new VideoPageAnswer(
                Code.SUCCESS.number(),
                Code.SUCCESS.text(),
                new Data(
                        page.cards().stream().map(request.views()::video).toList(),
                        Long.toString(page.page().number()),
                        Integer.toString(page.page().size()),
                        Long.toString(page.total()),
                        page.hasMore()));
    }
}
