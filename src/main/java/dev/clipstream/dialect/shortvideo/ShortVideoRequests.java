package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.dialect.ZoneConfig;
import dev.clipstream.dialect.request.ClientKey;
import dev.clipstream.dialect.request.LongList;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.http.media.CurrentLinks;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.paging.Slices;
import dev.clipstream.problem.Problem;
import jakarta.inject.Singleton;

/** Creates {@link ShortVideoRequest}s, counts them for the rate limit, and has the beans that they use. */
@Singleton
class ShortVideoRequests {

    private final Spellings spellings;
    final Viewers viewers;
    final Slices slices;
    final LongList longList;
    private final CurrentLinks links;
    private final ObjectMapper mapper;
    private final ZoneConfig zone;
    private final RateLimits limits;
    final ClientKey client;

    ShortVideoRequests(
            Spellings spellings,
            Viewers viewers,
            Slices slices,
            LongList longList,
            CurrentLinks links,
            ObjectMapper mapper,
            ZoneConfig zone,
            RateLimits limits,
            ClientKey client) {
        this.spellings = spellings;
        this.viewers = viewers;
        this.slices = slices;
        this.longList = longList;
        this.links = links;
        this.mapper = mapper;
        this.zone = zone;
        this.limits = limits;
        this.client = client;
    }

    /** Throws {@link Problem.TooManyRequests} if the client exceeds the family's rate limit. */
    ShortVideoRequest of(ShortVideoOperation operation, Parameters parameters) {
        limits.shortVideo()
                .ifPresent(rate -> limits.take("short-video", "all", client.userOrAddress(parameters), rate));
        Spelling spelling = spellings.current();
        Views views = new Views(spelling, links, mapper, zone.zone());
        return new ShortVideoRequest(operation, parameters, spelling, views, this);
    }
}
