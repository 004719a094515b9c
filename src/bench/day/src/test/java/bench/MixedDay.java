package bench;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * What people do on a day. They sign in, scroll the feed, like and comment now and then, look at each other, poll their
 * chats, and rarely publish a clip. Some have the chat of the portal open meanwhile.
 */
public class MixedDay extends Simulation {

    private static final String BASE = System.getProperty("day.base");
    private static final int ACCOUNTS = Integer.getInteger("day.accounts");
    private static final int USERS = Integer.getInteger("day.users");
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("day.seconds"));
    private static final String PASSWORD = System.getProperty("day.password");
    private static final String CLIP = System.getProperty("day.clip");
    private static final Duration RAMP = Duration.ofSeconds(10);
    private static final int STEPS_OF_A_VISIT = 30;

    private final Iterator<Map<String, Object>> people =
            Stream.generate(MixedDay::anybody).iterator();

    /** Returns somebody, and somebody else to write to. */
    private static Map<String, Object> anybody() {
        int self = ThreadLocalRandom.current().nextInt(ACCOUNTS);
        int other = (self + 1 + ThreadLocalRandom.current().nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return Map.of("name", "citizen" + (self + 1), "other", other + 1);
    }

    private final ChainBuilder signIn = exec(checked(http("login")
                    .post("/douyin/user/login/")
                    .formParam("username", "#{name}")
                    .formParam("password", PASSWORD))
            .check(jsonPath("$.token").saveAs("token")));

    private final ChainBuilder scroll =
            exec(checked(http("feed").get("/douyin/feed/").queryParam("token", "#{token}"))
                    .check(jsonPath("$.video_list[0].id").saveAs("video"))
                    .check(jsonPath("$.video_list[0].author.id").saveAs("author"))
                    .check(jsonPath("$.next_time").saveAs("next")));

    private final ChainBuilder scrollOn = exec(checked(http("feed, next page")
                    .get("/douyin/feed/")
                    .queryParam("token", "#{token}")
                    .queryParam("latest_time", "#{next}"))
            .check(jsonPath("$.video_list[15].id").optional().saveAs("video")));

    private final ChainBuilder like = exec(action("like", "/douyin/favorite/action/")
                    .formParam("video_id", "#{video}")
                    .formParam("action_type", 1))
            .pause(Duration.ofMillis(200))
            .exec(action("unlike", "/douyin/favorite/action/")
                    .formParam("video_id", "#{video}")
                    .formParam("action_type", 2));

    private final ChainBuilder comment = exec(checked(http("comments")
                    .get("/douyin/comment/list/")
                    .queryParam("token", "#{token}")
                    .queryParam("video_id", "#{video}")
                    .queryParam("count", 30)))
            .exec(action("comment", "/douyin/comment/action/")
                    .formParam("video_id", "#{video}")
                    .formParam("action_type", 1)
                    .formParam("comment_text", "太好笑了 😂"));

    private final ChainBuilder visit = exec(checked(http("user")
                    .get("/douyin/user/")
                    .queryParam("token", "#{token}")
                    .queryParam("user_id", "#{author}")))
            .exec(checked(http("publications")
                    .get("/douyin/publish/list/")
                    .queryParam("token", "#{token}")
                    .queryParam("user_id", "#{author}")
                    .queryParam("count", 30)));

    private final ChainBuilder write = exec(action("message", "/douyin/message/action/")
            .formParam("to_user_id", "#{other}")
            .formParam("action_type", 1)
            .formParam("content", "晚安"));

    private final ChainBuilder poll = exec(session -> session.set("now", System.currentTimeMillis()))
            .exec(checked(http("chat poll")
                    .get("/douyin/message/chat/")
                    .queryParam("token", "#{token}")
                    .queryParam("to_user_id", "#{other}")
                    .queryParam("pre_msg_time", "#{now}")));

    private final ChainBuilder publish = exec(checked(http("publish")
            .post("/douyin/publish/action/")
            .formUpload("data", CLIP)
            .formParam("token", "#{token}")
            .formParam("title", "My day")));

    private final ChainBuilder openChat = exec(http("ticket")
                    .get("/api/chat/ws-ticket")
                    .header("Authorization", "Bearer #{token}")
                    .check(jsonPath("$.data.ticket").saveAs("ticket")))
            .exec(ws("chat opens").connect("/api/chat/ws?ticket=#{ticket}"));

    private final ChainBuilder step = randomSwitch()
            .on(
                    percent(30).then(scroll),
                    percent(20).then(scrollOn),
                    percent(10).then(like),
                    percent(4).then(comment),
                    percent(10).then(visit),
                    percent(4).then(write),
                    percent(21.8).then(poll),
                    percent(0.2).then(publish))
            .exec(pause(Duration.ofMillis(100), Duration.ofMillis(900)));

    private final ScenarioBuilder day = scenario("a visit")
            .feed(people)
            .exec(signIn, scroll)
            .randomSwitch()
            .on(
                    percent(20)
                            .then(openChat.repeat(STEPS_OF_A_VISIT)
                                    .on(step)
                                    .exec(ws("chat closes").close())),
                    percent(80).then(exec(step).repeat(STEPS_OF_A_VISIT).on(step)));

    public MixedDay() {
        setUp(day.injectClosed(
                        rampConcurrentUsers(1).to(USERS).during(RAMP),
                        constantConcurrentUsers(USERS).during(DURATION)))
                .protocols(http.baseUrl(BASE).wsBaseUrl(BASE.replace("http:", "ws:")))
                .maxDuration(DURATION.plus(RAMP).plus(RAMP))
                .assertions(global().failedRequests().count().is(0L));
    }

    private static HttpRequestActionBuilder action(String name, String path) {
        return checked(http(name).post(path).formParam("token", "#{token}"));
    }

    private static HttpRequestActionBuilder checked(HttpRequestActionBuilder request) {
        return request.check(status().is(200), jsonPath("$.status_code").is("0"));
    }
}
