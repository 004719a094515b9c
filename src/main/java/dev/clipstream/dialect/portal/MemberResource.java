package dev.clipstream.dialect.portal;

import dev.clipstream.account.AccountSettings;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.http.media.CurrentLinks;
import dev.clipstream.read.Members;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/user")
@RunOnVirtualThread
@Tag(name = "user")
public class MemberResource {

    private final AccountSettings settings;
    private final Members members;
    private final PortalRequests requests;
    private final CurrentLinks links;

    MemberResource(AccountSettings settings, Members members, PortalRequests requests, CurrentLinks links) {
        this.settings = settings;
        this.members = members;
        this.requests = requests;
        this.links = links;
    }

    @GET
    @Path("get-user-info")
    @Operation(summary = "A user")
    public OneUserAnswer userInfo(@Context Parameters parameters) {
        return user(PortalOperation.USER_INFO, parameters);
    }

    @GET
    @Path("get-my-info")
    @Operation(summary = "Oneself")
    public OneUserAnswer myInfo(@Context Parameters parameters) {
        var request = requests.of(PortalOperation.MY_INFO, parameters);
        Viewer viewer = request.viewer();
        return OneUserAnswer.of(request, members.ofViewer(viewer));
    }

    @GET
    @Path("get-profile")
    @Operation(summary = "A user's profile")
    public OneUserAnswer profile(@Context Parameters parameters) {
        return user(PortalOperation.PROFILE, parameters);
    }

    /**
     * The document's table has flat fields, but its example puts them in {@code user} and calls the bio {@code Bio}.
     * Clients send the whole user back, including the URL of a drawn avatar, which is not stored.
     */
    @POST
    @Path("set-profile")
    @Operation(summary = "Change one's name, avatar and bio; what is missing or blank stays as it is")
    public EmptyAnswer setProfile(Parameters parameters) {
        var request = requests.of(PortalOperation.SET_PROFILE, parameters);
        Viewer viewer = request.viewer();
        Fields fields = request.in("user");
        String avatar = fields.optionalText("avatar");
        settings.change(
                viewer,
                fields.optionalText("username"),
                avatar != null && links.get().isDrawn(avatar) ? null : avatar,
                fields == request ? fields.optionalText("bio", "Bio") : fields.optionalText("Bio", "bio"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("set-role")
    @Operation(summary = "Give a user another role; for administrators")
    public EmptyAnswer setRole(Parameters parameters) {
        var request = requests.of(PortalOperation.SET_ROLE, parameters);
        settings.setRole(request.viewer(), request.number("id"), request.number("role"));
        return EmptyAnswer.success();
    }

    private OneUserAnswer user(PortalOperation operation, Parameters parameters) {
        var request = requests.of(operation, parameters);
        request.viewer();
        return OneUserAnswer.of(request, members.get(request.number("id")));
    }
}
