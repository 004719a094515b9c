package dev.clipstream.read;

import dev.clipstream.paging.NumberedPage;
import java.util.List;

/**
 * A page of the public videos.
 *
 * @param total how many videos there are on all pages
 */
public record VideoPage(List<VideoRow> videos, NumberedPage page, long total) {

    public boolean hasMore() {
        return page.number() < Math.ceilDiv(total, (long) page.size());
    }
}
