package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.community.Communities;
import dev.clipstream.community.NewCommunity;
import dev.clipstream.dialect.request.Parameters;
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
public class CommunityResource {

    private final Communities communities;
    private final PortalRequests requests;

    CommunityResource(Communities communities, PortalRequests requests) {
        this.communities = communities;
        this.requests = requests;
    }

    @POST
    @Path("create-community")
    @Operation(summary = "Make a group and be in it; load-community tells its id")
    public EmptyAnswer create(Parameters parameters) {
        var request = requests.of(PortalOperation.CREATE_GROUP, parameters);
        communities.create(
                request.viewer(),
                new NewCommunity(request.text("name"), request.optionalText("icon"), request.optionalText("desc")));
        return EmptyAnswer.success();
    }

    @POST
    @Path("join-community")
    @Operation(summary = "Join a group")
    public EmptyAnswer join(Parameters parameters) {
        var request = requests.of(PortalOperation.JOIN_GROUP, parameters);
        communities.join(request.viewer(), request.number("community_id"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("load-community")
    @Operation(summary = "The groups that one is in, the oldest first")
    public CommunityListAnswer load(Parameters parameters) {
        return CommunityListAnswer.of(communities.joinedBy(
                requests.of(PortalOperation.GROUPS_TO_LOAD, parameters).viewer()));
    }

    @GET
    @Path("get-group-list")
    @Operation(summary = "As load-community")
    public CommunityListAnswer list(@Context Parameters parameters) {
        return CommunityListAnswer.of(communities.joinedBy(
                requests.of(PortalOperation.GROUPS, parameters).viewer()));
    }

    @GET
    @Path("get-group-users")
    @Operation(summary = "Who is in a group, for its members")
    public ContactListAnswer members(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.GROUP_MEMBERS, parameters);
        Viewer viewer = request.viewer();
        long id = request.number("community_id");
        return ContactListAnswer.of(request, communities.membersOf(id, viewer), viewer);
    }
}
