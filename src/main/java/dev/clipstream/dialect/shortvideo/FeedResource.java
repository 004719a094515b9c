package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.feed.Feed;
import dev.clipstream.feed.FeedTime;
import dev.clipstream.read.FeedPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/feed")
@RunOnVirtualThread
@Tag(name = "video")
public class FeedResource {

    private final Feed feed;
    private final FeedTime time;
    private final ShortVideoRequests requests;

    FeedResource(Feed feed, FeedTime time, ShortVideoRequests requests) {
        this.feed = feed;
        this.time = time;
        this.requests = requests;
    }

    @GET
    @Operation(summary = "The newest videos, at most 30; next_time continues with older ones")
    public FeedAnswer feed(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FEED, parameters);
        Viewer viewer = request.viewerIfAny();
        long latestTime = request.numberIfAny("latest_time").orElse(0);
        FeedPage page = feed.page(request.spelling().feedCursor(latestTime, time), viewer);
        return FeedAnswer.of(request, page, request.spelling().nextTime(page, latestTime, time));
    }
}
