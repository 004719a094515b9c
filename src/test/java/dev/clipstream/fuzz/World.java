package dev.clipstream.fuzz;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import java.util.List;
import java.util.stream.Stream;

/**
 * What requests can name: accounts with their tokens, a video, a comment, a group and a file.
 *
 * @param ids of accounts, videos, comments and groups, all together
 */
record World(List<Client> accounts, List<String> ids, List<String> urls, byte[] clip) {

    static World created() {
        List<Client> accounts = Stream.of(Dialect.OFFICIAL, Dialect.OFFICIAL, Dialect.DURLIM)
                .map(Client::registered)
                .toList();
        Client author = accounts.getFirst();
        long video = author.publishedUrl("fuzz");
        long comment = author.commented(video, "fuzz");
        PortalClient inPortal = PortalClient.of(author);
        String url = Json.text(PortalClient.succeeded(inPortal.upload(Clips.mp4())), "/data/url");
        return new World(
                accounts,
                Stream.concat(
                                accounts.stream().map(Client::userId),
                                Stream.of(video, comment, Long.parseLong(inPortal.group("fuzz"))))
                        .map(Object::toString)
                        .toList(),
                List.of(url, "https://example.org/a.jpg"),
                Clips.bytes(Clips.mp4()));
    }
}
