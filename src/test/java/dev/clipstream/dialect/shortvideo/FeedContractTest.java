package dev.clipstream.dialect.shortvideo;

import static dev.clipstream.fixture.Answers.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.not;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.EveryDialect;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the feed endpoint; FeedPagingTest tests paging in detail. */
@QuarkusTest
class FeedContractTest {

    @Test
    void newestVideosComeFirstWithOrWithoutToken() {
        Client author = Client.registered();
        long older = author.publishedUrl("older");
        long newer = author.publishedUrl("newer");
        for (Client viewer : List.of(author, Client.anonymous())) {
            Response feed = viewer.get("feed/");
            succeeded(feed);
            assertThat(ids(feed)).containsSubsequence(newer, older);
        }
    }

    @EveryDialect
    void nextTimeContinuesAfterThePage(Dialect dialect) {
        Client author = Client.registered(dialect);
        long video = author.publishedUrl("the first page shows it");
        Response first = Client.anonymous(dialect).get("feed");
        Response second = Client.anonymous(dialect)
                .get("feed", "latest_time", first.jsonPath().getLong("next_time"));
        assertThat(ids(first)).contains(video);
        assertThat(ids(second)).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void badLatestTimeIsAParameterError() {
        Client.anonymous(Dialect.OFFICIAL)
                .get("feed", "latest_time", "yesterday")
                .then()
                .statusCode(200)
                .body("status_code", not(0));
    }

    private static List<Long> ids(Response feed) {
        return feed.jsonPath().getList("video_list.id", Long.class);
    }
}
