package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.feed.Feed;
import dev.clipstream.feed.FeedPage;
import dev.clipstream.feed.FeedTime;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/feed")
@RunOnVirtualThread
@Limited
@Tag(name = "video")
public class FeedResource {

    private final Feed feed;
    private final FeedTime time;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    FeedResource(Feed feed, FeedTime time, Viewers viewers, Spellings spellings, Views views) {
        this.feed = feed;
        this.time = time;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @GET
    @Operation(summary = "The newest videos, at most 30; next_time continues with older ones")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "latest_time? token?")
    public FeedAnswer feed(@Context Parameters parameters) {
        Spelling spelling = spellings.current();
        Viewer viewer = viewers.optional(parameters);
        long latestTime = parameters.number("latest_time").orElse(0);
        FeedPage page = feed.page(spelling.feedCursor(latestTime, time), viewer);
        return new FeedAnswer(
                0,
                spelling.success(Endpoint.FEED),
                views.videos(page.cards()),
                spelling.nextTime(page, latestTime, time));
    }
}
