package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.follow.Follows;
import dev.clipstream.read.FollowLists;
import dev.clipstream.read.Members;
import dev.clipstream.read.Profiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/contact")
@RunOnVirtualThread
@Tag(name = "contact")
public class ContactResource {

    private final Follows follows;
    private final FollowLists followLists;
    private final Profiles profiles;
    private final Members members;
    private final Presence presence;
    private final PortalRequests requests;

    ContactResource(
            Follows follows,
            FollowLists followLists,
            Profiles profiles,
            Members members,
            Presence presence,
            PortalRequests requests) {
        this.follows = follows;
        this.followLists = followLists;
        this.profiles = profiles;
        this.members = members;
        this.presence = presence;
        this.requests = requests;
    }

    @POST
    @Path("add-friend")
    @Operation(summary = "Become friends with a user, at once: both follow each other")
    public EmptyAnswer addFriend(Parameters parameters) {
        var request = requests.of(PortalOperation.ADD_FRIEND, parameters);
        Viewer viewer = request.viewer();
        String name = request.text("user_name", "username");
        follows.befriend(viewer, profiles.getByName(name, viewer).id());
        return EmptyAnswer.success();
    }

    @POST
    @Path("get-friend-list")
    @Operation(summary = "One's own friends, the last followed first; all of them without page_size")
    public ContactListAnswer friends(Parameters parameters) {
        var request = requests.of(PortalOperation.FRIENDS, parameters);
        Viewer viewer = request.viewer();
        return ContactListAnswer.of(request, followLists.friendsOf(viewer, request.pageOfAll()), viewer);
    }

    @GET
    @Path("get-user-list-online")
    @Operation(summary = "Who is online, for everyone")
    public ContactListAnswer online(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.ONLINE, parameters);
        Viewer viewer = request.viewerIfAny();
        return ContactListAnswer.of(request, members.load(presence.online(request.maxListSize())), viewer);
    }
}
