package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.Accounts;
import dev.clipstream.account.NewAccount;
import dev.clipstream.account.Profile;
import dev.clipstream.account.Profiles;
import dev.clipstream.account.Session;
import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.dialect.request.Viewers;
import dev.clipstream.problem.Problem.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/user")
@RunOnVirtualThread
@Limited
@Tag(name = "user")
public class UserResource {

    private final Accounts accounts;
    private final Profiles profiles;
    private final Viewers viewers;
    private final Spellings spellings;
    private final Views views;

    UserResource(Accounts accounts, Profiles profiles, Viewers viewers, Spellings spellings, Views views) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.viewers = viewers;
        this.spellings = spellings;
        this.views = views;
    }

    @POST
    @Path("register")
    @Operation(summary = "Create an account and sign in")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "username password avatar? background_image? signature?")
    public SessionAnswer register(Parameters parameters) {
        return answer(
                Endpoint.USER_REGISTER,
                accounts.register(new NewAccount(
                        parameters.text("username"),
                        parameters.text("password"),
                        parameters.text("avatar"),
                        parameters.text("background_image"),
                        parameters.text("signature"))));
    }

    @POST
    @Path("login")
    @Operation(summary = "Sign in")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "username password")
    public SessionAnswer login(Parameters parameters) {
        return answer(Endpoint.USER_LOGIN, accounts.login(parameters.text("username"), parameters.text("password")));
    }

    @GET
    @Operation(summary = "A user; without user_id oneself")
    @Extension(name = ShortVideoApi.PARAMETERS, value = "user_id? token")
    public UserAnswer user(@Context Parameters parameters) {
        Spelling spelling = spellings.current();
        Viewer viewer = viewers.required(parameters);
        return new UserAnswer(0, spelling.success(Endpoint.USER), views.user(subject(parameters, viewer, spelling)));
    }

    private Profile subject(Parameters parameters, Viewer viewer, Spelling spelling) {
        try {
            return profiles.get(Subject.of(parameters, viewer), viewer);
        } catch (BadParameter notANumber) {
            if (spelling.takesNames()) {
                return profiles.getByName(parameters.text("user_id"), viewer);
            }
            throw notANumber;
        }
    }

    private SessionAnswer answer(Endpoint endpoint, Session session) {
        return new SessionAnswer(0, spellings.current().success(endpoint), session.accountId(), session.token());
    }
}
