package dev.clipstream.video;

import java.util.List;

/**
 * A page of everybody's videos.
 *
 * @param page from 1
 * @param size how many videos a full page has
 * @param total how many videos there are on all pages
 */
public record VideoPage(List<VideoCard> cards, long page, int size, long total) {

    public boolean hasMore() {
        return page < Math.ceilDiv(total, (long) size);
    }
}
