package dev.clipstream.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A client with an account of its own, which remembers what it was told is done. What was not answered may be done or
 * not.
 */
final class Caller {

    private static final List<Deed> MIX = List.of(
            Deed.FEED,
            Deed.LIKE,
            Deed.COMMENT,
            Deed.LIKE,
            Deed.MESSAGE,
            Deed.FOLLOW,
            Deed.FEED,
            Deed.LIKE,
            Deed.MESSAGE,
            Deed.COMMENT,
            Deed.FOLLOW,
            Deed.LIKE,
            Deed.REGISTER);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONG_PAUSE = Duration.ofMillis(100);

    private final Line line;
    private final Pod pod;
    private final List<Deed> mix;
    private final long id;
    private final String token;
    private final Random random;
    private final Map<Long, Boolean> likes = new HashMap<>();
    private final Map<Long, Boolean> follows = new HashMap<>();
    private final Map<Long, List<String>> comments = new HashMap<>();
    private final Map<Long, List<String>> messages = new HashMap<>();
    private final List<String> titles = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private List<Long> videos;
    private List<Long> others;
    private int done;

    private Caller(Line line, Pod pod, List<Deed> mix) {
        this.line = line;
        this.pod = pod;
        this.mix = mix;
        JsonNode account = session("register", name()).orElseThrow(() -> new AssertionError("cannot register"));
        id = account.path("user_id").longValue();
        token = account.path("token").textValue();
        random = new Random(id);
    }

    /** Returns one who does everything but uploads. */
    static Caller mixed(Line line, Pod pod) {
        return new Caller(line, pod, MIX);
    }

    static Caller uploading(Line line, Pod pod) {
        return new Caller(line, pod, List.of(Deed.UPLOAD));
    }

    long id() {
        return id;
    }

    /** Publishes a video without a file. */
    long publishUrl(String title) {
        return line.post(
                        Deed.UPLOAD,
                        pod,
                        "publish/actionUrl",
                        Map.of(
                                "id",
                                id,
                                "title",
                                title,
                                "url",
                                "https://example.org/v.mp4",
                                "cover_url",
                                "https://example.org/v.jpg"))
                .orElseThrow(() -> new AssertionError("cannot publish"))
                .path("vid")
                .longValue();
    }

    /** Returns whether there are this many videos of an author. */
    boolean sees(int videos, Caller author) {
        return list("publish/list", "video_list", Map.of("user_id", author.id)).size() == videos;
    }

    /** @param all the accounts to follow and to write to */
    void meet(List<Long> videos, List<Long> all) {
        this.videos = videos;
        others = all.stream().filter(other -> other != id).toList();
    }

    /** Does what comes next. */
    void act() {
        Deed deed = mix.get(done++ % mix.size());
        boolean succeeded = switch (deed) {
            case FEED -> line.get(deed, pod, "feed", Map.of("token", token)).isPresent();
            case LIKE -> toggle(deed, likes, any(videos), "favorite/action", "video_id");
            case FOLLOW -> toggle(deed, follows, any(others), "relation/action", "to_user_id");
            case COMMENT -> write(deed, comments, any(videos), "comment/action", "video_id", "comment_text");
            case MESSAGE -> write(deed, messages, any(others), "message/action", "to_user_id", "content");
            case REGISTER -> register();
            case UPLOAD -> upload();
        };
        // ffmpeg would take the processor from all others.
        boolean isCheap = succeeded && deed != Deed.UPLOAD;
        LockSupport.parkNanos((isCheap ? PAUSE : LONG_PAUSE).toNanos());
    }

    private boolean toggle(Deed deed, Map<Long, Boolean> states, long target, String path, String parameter) {
        boolean wanted = !states.getOrDefault(target, false);
        Optional<JsonNode> answer =
                line.post(deed, pod, path, Map.of("token", token, parameter, target, "action_type", wanted ? 1 : 2));
        if (answer.isPresent()) {
            states.put(target, wanted);
        } else {
            states.remove(target);
        }
        return answer.isPresent();
    }

    private boolean write(
            Deed deed, Map<Long, List<String>> written, long target, String path, String parameter, String textName) {
        String text = id + "-" + done;
        boolean succeeded = line.post(
                        deed, pod, path, Map.of("token", token, parameter, target, "action_type", 1, textName, text))
                .isPresent();
        if (succeeded) {
            written.computeIfAbsent(target, key -> new ArrayList<>()).add(text);
        }
        return succeeded;
    }

    private boolean register() {
        String name = name();
        return session("register", name).isPresent() && names.add(name);
    }

    private boolean upload() {
        String title = id + "-" + done;
        return line.upload(pod, token, title).isPresent() && titles.add(title);
    }

    /** Asserts that everything that was acknowledged is there, and nothing twice. */
    void assertAllIsThere() {
        assertStates(likes, ids("favorite/list", "video_list"));
        assertStates(follows, ids("relation/follow/list", "user_list"));
        comments.forEach((video, texts) ->
                assertTexts("comments", texts, texts(list("comment/list", "comment_list", Map.of("video_id", video)))));
        // Those of the present second come later.
        messages.forEach((other, texts) -> await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertTexts("messages", texts, texts(chat(other)))));
        assertVideos();
        assertThat(names).allSatisfy(name -> assertThat(session("login", name)).isPresent());
    }

    private void assertStates(Map<Long, Boolean> states, List<Long> listed) {
        assertThat(listed).doesNotHaveDuplicates();
        states.forEach((target, wanted) ->
                assertThat(listed.contains(target)).as("%d of %d", id, target).isEqualTo(wanted));
    }

    private void assertTexts(String what, List<String> acknowledged, List<String> found) {
        List<String> own =
                found.stream().filter(text -> text.startsWith(id + "-")).toList();
        assertThat(own).as(what).doesNotHaveDuplicates().containsAll(acknowledged);
    }

    private void assertVideos() {
        List<JsonNode> listed = list("publish/list", "video_list", Map.of("user_id", id));
        assertThat(listed.stream().map(video -> video.path("title").textValue()).toList())
                .doesNotHaveDuplicates()
                .containsAll(titles);
        String size = Integer.toString(Clips.bytes(Clips.mp4()).length);
        listed.stream()
                .filter(video -> titles.contains(video.path("title").textValue()))
                .forEach(video -> {
                    assertThat(line.size(video.path("play_url").textValue())).isEqualTo(size);
                    assertThat(line.size(video.path("cover_url").textValue())).matches("[1-9][0-9]*");
                });
    }

    private List<Long> ids(String path, String list) {
        return list(path, list, Map.of("user_id", id)).stream()
                .map(entry -> entry.path("id").longValue())
                .toList();
    }

    private List<JsonNode> list(String path, String list, Map<String, ?> query) {
        return pages(path, list, query, "cursor", "id", 0);
    }

    private List<JsonNode> chat(long other) {
        return pages("message/chat", "message_list", Map.of("to_user_id", other), "pre_msg_time", "create_time", 1);
    }

    /** Reads page after page until one is empty, the next one from the last entry on. */
    private List<JsonNode> pages(
            String path, String list, Map<String, ?> query, String cursor, String cursorOf, long start) {
        List<JsonNode> all = new ArrayList<>();
        for (long next = start; ; next = all.getLast().path(cursorOf).longValue()) {
            Map<String, Object> parameters = new HashMap<>(query);
            parameters.put("token", token);
            parameters.put(cursor, next);
            JsonNode page = line.get(Deed.FEED, pod, path, parameters)
                    .orElseThrow(() -> new AssertionError("cannot read " + path))
                    .path(list);
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(all::add);
        }
    }

    private static List<String> texts(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("content").textValue()).toList();
    }

    private Optional<JsonNode> session(String what, String name) {
        return line.post(Deed.REGISTER, pod, "user/" + what, Map.of("username", name, "password", Client.PASSWORD));
    }

    private long any(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String name() {
        return "u-" + UUID.randomUUID().toString().substring(0, 18);
    }
}
