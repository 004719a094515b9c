package dev.clipstream.dialect.portal;

import dev.clipstream.account.Members;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.http.media.Links;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/user")
@RunOnVirtualThread
@Tag(name = "user")
public class MemberResource {

    private final Members members;
    private final Callers callers;
    private final Links links;
    private final Views views;

    MemberResource(Members members, Callers callers, Links links, Views views) {
        this.members = members;
        this.callers = callers;
        this.links = links;
        this.views = views;
    }

    @GET
    @Path("get-user-info")
    @RateLimit(requests = 20, seconds = 1, burst = 40)
    @Operation(summary = "A user")
    @Extension(name = PortalApi.FIELDS, value = "id")
    public OneUserAnswer userInfo(@Context Parameters parameters) {
        return user(parameters);
    }

    @GET
    @Path("get-my-info")
    @RateLimit(requests = 5, seconds = 1, burst = 10)
    @Operation(summary = "Oneself")
    @Extension(name = PortalApi.FIELDS, value = "")
    public OneUserAnswer myInfo(@Context Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        return OneUserAnswer.of(views.user(members.ofViewer(viewer), viewer));
    }

    @GET
    @Path("get-profile")
    @RateLimit(requests = 10, seconds = 1, burst = 20)
    @Operation(summary = "A user's profile")
    @Extension(name = PortalApi.FIELDS, value = "id")
    public OneUserAnswer profile(@Context Parameters parameters) {
        return user(parameters);
    }

    /**
     * The fields are flat in the document's table and inside {@code user} in its example, where the bio is {@code Bio}.
     * Clients send the whole user back, with the address of a drawn avatar too.
     */
    @POST
    @Path("set-profile")
    @RateLimit(requests = 4, seconds = 1, burst = 8)
    @Operation(summary = "Change one's name, avatar and bio; what is missing or blank stays as it is")
    @Extension(name = PortalApi.FIELDS, value = "username? avatar? bio?")
    public EmptyAnswer setProfile(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields flat = Fields.of(parameters);
        Fields fields = flat.in("user");
        String avatar = fields.optionalText("avatar");
        members.change(
                viewer,
                fields.optionalText("username"),
                avatar != null && links.isDrawn(avatar) ? null : avatar,
                fields == flat ? flat.optionalText("bio", "Bio") : fields.optionalText("Bio", "bio"));
        return EmptyAnswer.success();
    }

    @POST
    @Path("set-role")
    @RateLimit(requests = 4, seconds = 1, burst = 8)
    @Operation(summary = "Give a user another role; for administrators")
    @Extension(name = PortalApi.FIELDS, value = "id role")
    public EmptyAnswer setRole(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        members.setRole(viewer, fields.number("id"), fields.number("role"));
        return EmptyAnswer.success();
    }

    private OneUserAnswer user(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        return OneUserAnswer.of(views.user(members.get(Fields.of(parameters).number("id")), viewer));
    }
}
