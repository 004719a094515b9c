package dev.clipstream.dialect.portal;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param page the one that was used, like the size
 */
@Schema(examples = """
        {"data": [], "page": "1", "page_size": "10", "total": "0", "has_more": false}
        """)
public record VideoPageView(List<VideoView> data, String page, String page_size, String total, boolean has_more) {}
