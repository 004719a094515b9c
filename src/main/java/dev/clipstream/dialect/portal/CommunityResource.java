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
    private final Callers callers;
    private final Views views;

    CommunityResource(Communities communities, Callers callers, Views views) {
        this.communities = communities;
        this.callers = callers;
        this.views = views;
    }

    @POST
    @Path("create-community")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Make a group and be in it; load-community tells its id")
    @Extension(name = PortalApi.FIELDS, value = "owner_id? owner_name? name icon? desc?")
    public EmptyAnswer create(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        communities.create(
                viewer,
                new NewCommunity(fields.text("name"), fields.optionalText("icon"), fields.optionalText("desc")));
        return EmptyAnswer.success();
    }

    @POST
    @Path("join-community")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Join a group")
    @Extension(name = PortalApi.FIELDS, value = "owner_id? community_id")
    public EmptyAnswer join(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        communities.join(viewer, Fields.of(parameters).number("community_id"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("load-community")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "The groups that one is in, the oldest first")
    @Extension(name = PortalApi.FIELDS, value = "owner_id?")
    public CommunityListAnswer load(Parameters parameters) {
        return CommunityListAnswer.of(communities.of(callers.required(parameters)));
    }

    @GET
    @Path("get-group-list")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "As load-community")
    @Extension(name = PortalApi.FIELDS, value = "user_id?")
    public CommunityListAnswer list(@Context Parameters parameters) {
        return CommunityListAnswer.of(communities.of(callers.required(parameters)));
    }

    @GET
    @Path("get-group-users")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Who is in a group, for its members")
    @Extension(name = PortalApi.FIELDS, value = "community_id")
    public ContactListAnswer members(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        long id = Fields.of(parameters).number("community_id");
        return ContactListAnswer.of(views.users(communities.membersOf(id, viewer), viewer));
    }
}
