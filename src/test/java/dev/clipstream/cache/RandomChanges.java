package dev.clipstream.cache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clipstream.fixture.Pod;
import dev.clipstream.fixture.PodUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lets users do this and that through any of some instances, the same in every run. */
final class RandomChanges {

    private final Random random = new Random(17);
    private final List<Pod> pods;
    private final List<PodUser> users;
    private final String hidden;
    private final SlowChanges slow;
    private final List<String> videos = new ArrayList<>();

    /** @param hidden a private video of the first user */
    RandomChanges(List<Pod> pods, List<PodUser> users, String hidden, SlowChanges slow) {
        this.pods = pods;
        this.users = users;
        this.hidden = hidden;
        this.slow = slow;
        users.forEach(user -> user.publish(pods.getFirst()));
        users.getFirst()
                .get(pods.getFirst(), "feed")
                .path("video_list")
                .forEach(video -> videos.add(video.path("id").asText()));
    }

    /** Returns the videos that have comments which change. */
    List<String> commented() {
        return List.of(videos.getFirst(), hidden);
    }

    void change() {
        PodUser user = any(users);
        PodUser other = any(users);
        Pod pod = any(pods);
        String video = any(videos.subList(0, Math.min(videos.size(), 10)));
        int action = random.nextInt(2) + 1;
        switch (random.nextInt(8)) {
            case 0 -> slow.timed(() -> user.publish(pod));
            case 1 -> comment(user, pod, video);
            case 2, 3 -> {
                if (user != other) {
                    post(user, pod, "relation/action?to_user_id=%d&action_type=%d".formatted(other.id(), action));
                }
            }
            default -> post(user, pod, "favorite/action?video_id=%s&action_type=%d".formatted(video, action));
        }
    }

    /** Who has published the private video comments on it, and likes it or no longer. */
    void changePrivate() {
        PodUser author = users.getFirst();
        Pod pod = any(pods);
        post(author, pod, "favorite/action?video_id=%s&action_type=%d".formatted(hidden, random.nextInt(2) + 1));
        comment(author, pod, hidden);
    }

    /** Somebody likes a comment, or no longer, and another one is deleted by who wrote it. */
    void changeComments() {
        String video = videos.getFirst();
        Pod pod = any(pods);
        PodUser author = any(users);
        long liked = comment(author, pod, video);
        PodUser fan = any(users);
        Pod another = any(pods);
        slow.timed(() -> {
            fan.toggleLike(another, liked);
            return liked;
        });
        long deleted = comment(author, pod, video);
        post(author, any(pods), "comment/action?action_type=2&video_id=%s&comment_id=%d".formatted(video, deleted));
    }

    private JsonNode post(PodUser user, Pod pod, String operation) {
        return slow.timed(() -> user.post(pod, operation));
    }

    private long comment(PodUser author, Pod pod, String video) {
        return post(author, pod, "comment/action?action_type=1&comment_text=x&video_id=" + video)
                .at("/comment/id")
                .longValue();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
