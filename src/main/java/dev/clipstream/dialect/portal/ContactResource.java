package dev.clipstream.dialect.portal;

import dev.clipstream.account.Presence;
import dev.clipstream.account.Profiles;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.follow.Follows;
import dev.clipstream.list.Slices;
import dev.clipstream.problem.Problem.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/contact")
@RunOnVirtualThread
@Tag(name = "contact")
public class ContactResource {

    private final Follows follows;
    private final Profiles profiles;
    private final Presence presence;
    private final Slices slices;
    private final Callers callers;
    private final Viewers viewers;
    private final Views views;

    ContactResource(
            Follows follows,
            Profiles profiles,
            Presence presence,
            Slices slices,
            Callers callers,
            Viewers viewers,
            Views views) {
        this.follows = follows;
        this.profiles = profiles;
        this.presence = presence;
        this.slices = slices;
        this.callers = callers;
        this.viewers = viewers;
        this.views = views;
    }

    @POST
    @Path("add-friend")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Become friends with a user, at once: both follow each other")
    @Extension(name = PortalApi.FIELDS, value = "user_name")
    public EmptyAnswer addFriend(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        String name = Fields.of(parameters).text("user_name", "username");
        follows.befriend(viewer, profiles.getByName(name, viewer).id());
        return EmptyAnswer.success();
    }

    @POST
    @Path("get-friend-list")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "One's own friends, the last followed first; all of them without page_size")
    @Extension(name = PortalApi.FIELDS, value = "user_id? page? page_size?")
    public ContactListAnswer friends(Parameters parameters) {
        Viewer viewer = callers.required(parameters);
        Fields fields = Fields.of(parameters);
        long page = fields.optionalNumber("page").orElse(1);
        if (page < 1 || page > Integer.MAX_VALUE) {
            throw new BadParameter("page", "must be 1 or more");
        }
        OptionalLong size = fields.optionalNumber("page_size");
        if (size.isPresent() && size.getAsLong() < 1) {
            throw new BadParameter("page_size", "must be 1 or more");
        }
        int count = slices.of(OptionalLong.empty(), size).count();
        if ((page - 1) * count > Integer.MAX_VALUE) {
            throw new BadParameter("page", "is beyond every list");
        }
        return ContactListAnswer.of(views.users(follows.friendsOf(viewer, (int) page, count), viewer));
    }

    @GET
    @Path("get-user-list-online")
    @RateLimit(requests = 20, seconds = 60, burst = 40)
    @Operation(summary = "Who is online, for everyone")
    @Extension(name = PortalApi.FIELDS, value = "")
    public ContactListAnswer online(@Context Parameters parameters) {
        Viewer viewer = viewers.optional(parameters);
        int count = slices.of(OptionalLong.empty(), OptionalLong.empty()).count();
        return ContactListAnswer.of(views.users(presence.online(count), viewer));
    }
}
