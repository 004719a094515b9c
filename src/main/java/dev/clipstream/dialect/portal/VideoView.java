package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A video with the keys of the document's example, then those that only its table has, then those that the published
 * web client reads.
 *
 * @param shares always 0, like view_count, because the service counts neither
 * @param created_at epoch seconds, as a text
 * @param PublishTime the same time in ISO 8601 with offset
 * @param CreatedTime the same time in epoch milliseconds, as a text
 * @param UpdatedTime equals CreatedTime, because a video never changes
 */
@Schema(name = "PortalVideoView", examples = VideoView.EXAMPLE)
public record VideoView(
        String id,
        String title,
        String description,
        String url,
        String cover,
        String likes,
        String comments,
        String shares,
        String user_id,
        String created_at,
        @JsonProperty("PublishTime") String PublishTime,
        String type,
        boolean is_private,
        String video_url,
        String cover_url,
        String like_count,
        String comment_count,
        String share_count,
        String view_count,
        String updated_at,
        @JsonProperty("CreatedTime") String CreatedTime,
        @JsonProperty("UpdatedTime") String UpdatedTime) {

    static final String EXAMPLE = """
            {"id": "9", "title": "A walk by the river", "description": "with a view",
             "url": "https://example.org/media/file/59dbd7.mp4", "cover": "https://example.org/media/file/3c65c9.jpg",
             "likes": "1", "comments": "4", "shares": "0", "user_id": "7", "created_at": "1755241687",
             "PublishTime": "2025-08-15T15:08:07.064+08:00", "type": "video", "is_private": false,
             "video_url": "https://example.org/media/file/59dbd7.mp4",
             "cover_url": "https://example.org/media/file/3c65c9.jpg", "like_count": "1", "comment_count": "4",
             "share_count": "0", "view_count": "0", "updated_at": "1755241687",
             "CreatedTime": "1755241687064", "UpdatedTime": "1755241687064"}
            """;
}
