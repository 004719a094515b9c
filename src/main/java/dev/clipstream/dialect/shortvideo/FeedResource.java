package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.Links;
import dev.clipstream.dialect.Parameters;
import dev.clipstream.dialect.Viewers;
import dev.clipstream.feed.Feed;
import dev.clipstream.feed.FeedPage;
import dev.clipstream.feed.FeedTime;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/feed")
@RunOnVirtualThread
@Tag(name = "video")
public class FeedResource {

    private final Feed feed;
    private final FeedTime feedTime;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Links links;

    FeedResource(Feed feed, FeedTime feedTime, Viewers viewers, Spellings spellings, Links links) {
        this.feed = feed;
        this.feedTime = feedTime;
        this.viewers = viewers;
        this.spellings = spellings;
        this.links = links;
    }

    @GET
    @Operation(summary = "The newest videos, at most 30; next_time continues with older ones")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "latest_time? token?")
    public FeedAnswer feed(Parameters parameters) {
        Spelling spelling = spellings.current();
        viewers.optional(parameters);
        long latestTime = parameters.number("latest_time").orElse(0);
        FeedPage page = feed.page(feedTime.read(latestTime));
        return new FeedAnswer(
                0,
                spelling.success(),
                page.cards().stream().map(card -> spelling.video(card, links)).toList(),
                feedTime.write(page, spelling.feedUnit(), latestTime));
    }
}
