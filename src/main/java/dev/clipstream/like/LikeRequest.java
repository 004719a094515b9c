package dev.clipstream.like;

import dev.clipstream.database.Link;
import java.util.function.UnaryOperator;

/** @param wish whether the account shall like the video, given whether it does */
record LikeRequest(long accountId, long videoId, UnaryOperator<Boolean> wish) {

    Link link() {
        return new Link(accountId, videoId);
    }
}
