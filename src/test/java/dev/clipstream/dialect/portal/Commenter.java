package dev.clipstream.dialect.portal;

import static dev.clipstream.fixture.PortalClient.succeeded;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Dialect;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.PortalClient;
import io.restassured.response.Response;
import java.util.List;

/** A user who publishes in one family and comments in the other, with the same account and token. */
record Commenter(Client shortVideo, PortalClient portal) {

    static Commenter registered() {
        Client client = Client.registered(Dialect.OFFICIAL);
        return new Commenter(client, PortalClient.of(client));
    }

    String id() {
        return Long.toString(portal.userId());
    }

    long publish() {
        return shortVideo.publishedUrl("talked about");
    }

    /** Comments on a video and returns the comment's id. */
    String comment(long video, Object content) {
        succeeded(portal.post("videos/comment-video", "video_id", video, "content", content));
        return ids(comments(video, true)).getFirst();
    }

    /** Replies to a comment and returns the reply's id. */
    String reply(String father, Object content) {
        succeeded(portal.post("videos/comment-comments", "father_id", father, "content", content));
        return ids(comments(father, false)).getFirst();
    }

    void like(String comment) {
        succeeded(portal.post("videos/like-comments", "comment_id", comment));
    }

    /** Calls get-comments with more parameters. */
    Response comments(Object id, boolean ofVideo, Object... parameters) {
        Object[] all = new Object[parameters.length + 4];
        System.arraycopy(new Object[] {"id", id, "is_video", ofVideo}, 0, all, 0, 4);
        System.arraycopy(parameters, 0, all, 4, parameters.length);
        return succeeded(portal.get("videos/get-comments", all));
    }

    Response comment(String id) {
        return succeeded(portal.get("videos/get-comment-all", "comment_id", id));
    }

    String count(Object id, boolean ofVideo) {
        return Json.text(
                succeeded(portal.get("videos/get-comment-member", "id", id, "is_video", ofVideo)), "/data/member");
    }

    static List<String> ids(Response comments) {
        return Json.texts(comments, "/data/comments", "id");
    }
}
