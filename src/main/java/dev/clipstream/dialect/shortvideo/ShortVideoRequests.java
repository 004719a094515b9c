package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.ZoneConfig;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.http.media.Links;
import dev.clipstream.list.Slices;
import jakarta.inject.Singleton;

/** Makes requests of the family from their parameters. */
@Singleton
class ShortVideoRequests {

    private final Spellings spellings;
    private final Viewers viewers;
    private final Slices slices;
    private final Links links;
    private final ZoneConfig zone;

    ShortVideoRequests(Spellings spellings, Viewers viewers, Slices slices, Links links, ZoneConfig zone) {
        this.spellings = spellings;
        this.viewers = viewers;
        this.slices = slices;
        this.links = links;
        this.zone = zone;
    }

    ShortVideoRequest of(Endpoint endpoint, Parameters parameters) {
        Spelling spelling = spellings.current();
        Views views = new Views(spelling, links, zone.zone());
        return new ShortVideoRequest(endpoint, parameters, spelling, views, viewers, slices);
    }
}
