package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.follow.Follows;
import dev.clipstream.list.Slices;
import dev.clipstream.message.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/relation")
@RunOnVirtualThread
@Limited
@Tag(name = "follow")
public class RelationResource {

    private final Follows follows;
    private final Inbox inbox;
    private final Slices slices;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    RelationResource(Follows follows, Inbox inbox, Slices slices, Viewers viewers, Spellings spellings, Views views) {
        this.follows = follows;
        this.inbox = inbox;
        this.slices = slices;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("action")
    @Operation(summary = "Follow a user (action_type 1), or no longer (2)")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "token to_user_id action_type")
    public StatusAnswer follow(Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        boolean followed = Toggle.of(parameters);
        follows.set(viewer, parameters.requireNumber("to_user_id"), followed);
        return new StatusAnswer(0, spellings.current().success(Endpoint.RELATION_ACTION));
    }

    @GET
    @Path("follow/list")
    @Operation(summary = "Whom a user follows, the last followed first; without user_id oneself")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public UserListAnswer followed(@Context Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        var profiles = follows.followedBy(Subject.of(parameters, viewer), viewer, Page.of(parameters, slices));
        return new UserListAnswer(0, spellings.current().success(Endpoint.FOLLOW_LIST), views.users(profiles));
    }

    @GET
    @Path("follower/list")
    @Operation(summary = "A user's followers, the last one first; without user_id one's own")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public UserListAnswer followers(@Context Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        var profiles = follows.followersOf(Subject.of(parameters, viewer), viewer, Page.of(parameters, slices));
        return new UserListAnswer(0, spellings.current().success(Endpoint.FOLLOWER_LIST), views.users(profiles));
    }

    @GET
    @Path("friend/list")
    @Operation(summary = "One's own friends, who follow each other, with the newest message")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token cursor? count?")
    public FriendListAnswer friends(@Context Parameters parameters) {
        Viewer viewer = viewers.required(parameters);
        var friends = inbox.friends(Subject.of(parameters, viewer), viewer, Page.of(parameters, slices));
        String success = spellings.current().success(Endpoint.FRIEND_LIST);
        return new FriendListAnswer(
                0,
                success,
                friends.stream().map(friend -> views.friend(friend, viewer)).toList());
    }
}
