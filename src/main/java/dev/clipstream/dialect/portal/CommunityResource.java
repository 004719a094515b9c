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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
    @RateLimit
    @Operation(summary = "Make a group and be in it; load-community tells its id")
    @Extension(name = PortalApi.FIELDS, value = "owner_id? owner_name? name icon? desc?")
    public EmptyAnswer create(Parameters parameters) {
        var request = requests.of(parameters);
        communities.create(
                request.viewer(),
                new NewCommunity(request.text("name"), request.optionalText("icon"), request.optionalText("desc")));
        return EmptyAnswer.success();
    }

    @POST
    @Path("join-community")
    @RateLimit
    @Operation(summary = "Join a group")
    @Extension(name = PortalApi.FIELDS, value = "owner_id? community_id")
    public EmptyAnswer join(Parameters parameters) {
        var request = requests.of(parameters);
        communities.join(request.viewer(), request.number("community_id"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("load-community")
    @RateLimit
    @Operation(summary = "The groups that one is in, the oldest first")
    @Extension(name = PortalApi.FIELDS, value = "owner_id?")
    public CommunityListAnswer load(Parameters parameters) {
        return CommunityListAnswer.of(communities.of(requests.of(parameters).viewer()));
    }

    @GET
    @Path("get-group-list")
    @RateLimit
    @Operation(summary = "As load-community")
    @Extension(name = PortalApi.FIELDS, value = "user_id?")
    public CommunityListAnswer list(@Context Parameters parameters) {
        return CommunityListAnswer.of(communities.of(requests.of(parameters).viewer()));
    }

    @GET
    @Path("get-group-users")
    @RateLimit
    @Operation(summary = "Who is in a group, for its members")
    @Extension(name = PortalApi.FIELDS, value = "community_id")
    public ContactListAnswer members(@Context Parameters parameters) {
        var request = requests.of(parameters);
        Viewer viewer = request.viewer();
        long id = request.number("community_id");
        return ContactListAnswer.of(request, communities.membersOf(id, viewer), viewer);
    }
}
