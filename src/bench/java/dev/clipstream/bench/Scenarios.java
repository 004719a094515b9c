package dev.clipstream.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.clipstream.bench.Targets.Viewer;
import dev.clipstream.bench.data.Zipf;
import dev.clipstream.bench.load.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** All scenarios. Some people, authors and videos are asked for much more often than others. */
final class Scenarios {

    private static final String P = "p";
    private static final String H = "h";
    private static final String SUCCESS = "{\"status_code\":0,";
    private static final String YARDSTICK = "{\"id\":";
    private static final int REQUESTS_OF_A_CONNECTION = 1000;
    private static final double SKEW = 0.7;
    private static final int CROWD = 64;
    /** A like, and the end of it. */
    private static final int LIKE_AND_UNLIKE = 2;

    private final Targets targets;
    private final int connections;

    Scenarios(Targets targets, int connections) {
        this.targets = targets;
        this.connections = connections;
    }

    List<Scenario> all() {
        return List.of(
                new Scenario(P, "P: one row by its key", null, 0, YARDSTICK, Scenario.NO_LIST, this::points),
                new Scenario(H, "H: no query", P, 0, YARDSTICK, Scenario.NO_LIST, () -> same("/bench/h")),
                new Scenario("ping", "ping", H, 0.9, SUCCESS, Scenario.NO_LIST, () -> same("/douyin/ping/")),
                page("feed", "feed, no token", 2, () -> same("/douyin/feed/")),
                page("feed-token", "feed, token", 1.2, () -> perViewer("/douyin/feed/?token=%s")),
                page("feed-old", "feed, old page, token", 0.5, this::oldPages),
                new Scenario(
                        "user",
                        "user",
                        P,
                        2,
                        SUCCESS,
                        Scenario.NO_LIST,
                        () -> skewed("/douyin/user/?user_id=%d&token=%s", targets.accounts())),
                page(
                        "publish-list",
                        "publish/list",
                        0.7,
                        () -> skewed("/douyin/publish/list/?user_id=%d&token=%s&count=30", targets.authorsOfAPage())),
                page(
                        "favorite-list",
                        "favorite/list",
                        0.7,
                        () -> skewed("/douyin/favorite/list/?user_id=%d&token=%s&count=30", targets.likersOfAPage())),
                page(
                        "comment-list",
                        "comment/list",
                        0.8,
                        () -> skewed(
                                "/douyin/comment/list/?video_id=%d&token=%s&count=30",
                                targets.videosWithAPageOfComments())),
                page(
                        "follower-list",
                        "follower/list",
                        0.7,
                        () -> skewed(
                                "/douyin/relation/follower/list/?user_id=%d&token=%s&count=30",
                                targets.followedByAPage())),
                new Scenario(
                        "like-spread", "like and unlike, many videos", P, 0.4, SUCCESS, Scenario.NO_LIST, this::likes),
                new Scenario(
                        "like-one",
                        "like and unlike, one video, 64 callers",
                        P,
                        0.25,
                        SUCCESS,
                        Scenario.NO_LIST,
                        this::likesOfOne),
                new Scenario("chat-poll", "chat poll, nothing new", P, 1, SUCCESS, 0, this::polls));
    }

    private static Scenario page(String name, String title, double goal, Supplier<List<Plan>> plans) {
        return new Scenario(name, title + ", " + Targets.PAGE + " rows", P, goal, SUCCESS, Targets.PAGE, plans);
    }

    private interface Draw {
        String path(SplittableRandom random);
    }

    private List<Plan> drawn(Draw draw) {
        SplittableRandom random = new SplittableRandom(1);
        List<Plan> plans = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            List<byte[]> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS_OF_A_CONNECTION; i++) {
                requests.add(get(draw.path(random)));
            }
            plans.add(new Plan(requests, 1));
        }
        return plans;
    }

    private List<Plan> same(String path) {
        return Collections.nCopies(connections, new Plan(List.of(get(path)), 1));
    }

    private List<Plan> points() {
        List<Long> accounts = targets.accounts();
        return drawn(random -> "/bench/p/" + any(accounts, random));
    }

    private List<Plan> perViewer(String path) {
        return drawn(random -> path.formatted(any(targets.viewers(), random).token()));
    }

    /** Asks for some ids more often than for others. */
    private List<Plan> skewed(String path, List<Long> ids) {
        Zipf zipf = new Zipf(ids.size(), SKEW, new SplittableRandom(1));
        return drawn(random -> path.formatted(
                ids.get(zipf.next() - 1), any(targets.viewers(), random).token()));
    }

    private List<Plan> oldPages() {
        List<Long> times = targets.times();
        return drawn(random -> "/douyin/feed/?latest_time=%d&token=%s"
                .formatted(any(times, random), any(targets.viewers(), random).token()));
    }

    private List<Plan> polls() {
        return drawn(random -> {
            Viewer viewer = any(targets.viewers(), random);
            return "/douyin/message/chat/?token=%s&to_user_id=%d&pre_msg_time=%d"
                    .formatted(viewer.token(), viewer.friend(), viewer.lastMessage());
        });
    }

    /** Each viewer is on one connection only, likes a video, and no longer likes it. */
    private List<Plan> likes() {
        SplittableRandom random = new SplittableRandom(1);
        List<Long> videos = targets.publicVideos();
        List<Plan> plans = new ArrayList<>();
        for (int connection = 0; connection < connections; connection++) {
            List<byte[]> requests = new ArrayList<>();
            int viewers = (targets.viewers().size() - connection - 1) / connections + 1;
            for (int i = 0; i < REQUESTS_OF_A_CONNECTION / LIKE_AND_UNLIKE; i++) {
                Viewer viewer = targets.viewers().get(connection + random.nextInt(viewers) * connections);
                long video = any(videos, random);
                while (viewer.liked().contains(video)) {
                    video = any(videos, random);
                }
                requests.addAll(likeAndUnlike(viewer, video));
            }
            plans.add(new Plan(requests, LIKE_AND_UNLIKE));
        }
        return plans;
    }

    private List<Plan> likesOfOne() {
        long video = targets.mostLikedVideo();
        return targets.notLiking(video, CROWD).stream()
                .map(viewer -> new Plan(likeAndUnlike(viewer, video), LIKE_AND_UNLIKE))
                .toList();
    }

    private static List<byte[]> likeAndUnlike(Viewer viewer, long video) {
        String path = "/douyin/favorite/action/?token=%s&video_id=%d&action_type=%d";
        return List.of(
                request("POST", path.formatted(viewer.token(), video, 1)),
                request("POST", path.formatted(viewer.token(), video, 2)));
    }

    private static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private static byte[] get(String path) {
        return request("GET", path);
    }

    private static byte[] request(String method, String path) {
        String length = method.equals("POST") ? "Content-Length: 0\r\n" : "";
        return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                .formatted(method, path, length)
                .getBytes(US_ASCII);
    }
}
