package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.follow.Follows;
import dev.clipstream.message.Inbox;
import dev.clipstream.read.FollowLists;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/relation")
@RunOnVirtualThread
@Tag(name = "follow")
public class RelationResource {

    private final Follows follows;
    private final FollowLists lists;
    private final Inbox inbox;
    private final ShortVideoRequests requests;

    RelationResource(Follows follows, FollowLists lists, Inbox inbox, ShortVideoRequests requests) {
        this.follows = follows;
        this.lists = lists;
        this.inbox = inbox;
        this.requests = requests;
    }

    @POST
    @Path("action")
    @Operation(summary = "Follow a user (action_type 1), or no longer (2)")
    public StatusAnswer follow(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.RELATION_ACTION, parameters);
        Viewer viewer = request.viewer();
        boolean followed = request.isToDo();
        follows.set(viewer, request.number("to_user_id"), followed);
        return StatusAnswer.of(request);
    }

    @GET
    @Path("follow/list")
    @Operation(summary = "Whom a user follows, the last followed first; without user_id oneself")
    public UserListAnswer followed(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FOLLOW_LIST, parameters);
        return UserListAnswer.of(request, lists.followedBy(request.targetUser(), request.viewer(), request.slice()));
    }

    @GET
    @Path("follower/list")
    @Operation(summary = "A user's followers, the last one first; without user_id one's own")
    public UserListAnswer followers(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FOLLOWER_LIST, parameters);
        return UserListAnswer.of(request, lists.followersOf(request.targetUser(), request.viewer(), request.slice()));
    }

    @GET
    @Path("friend/list")
    @Operation(summary = "One's own friends, who follow each other, with the newest message")
    public FriendListAnswer friends(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.FRIEND_LIST, parameters);
        return FriendListAnswer.of(request, inbox.friends(request.targetUser(), request.viewer(), request.slice()));
    }
}
