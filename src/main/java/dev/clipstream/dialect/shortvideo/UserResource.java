package dev.clipstream.dialect.shortvideo;

import dev.clipstream.account.NameAccounts;
import dev.clipstream.account.NewAccount;
import dev.clipstream.account.SignOuts;
import dev.clipstream.dialect.request.Parameters;
import dev.clipstream.problem.Problem.BadParameter;
import dev.clipstream.read.Profile;
import dev.clipstream.read.Profiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/user")
@RunOnVirtualThread
@Tag(name = "user")
public class UserResource {

    private final NameAccounts accounts;
    private final SignOuts signOuts;
    private final Profiles profiles;
    private final ShortVideoRequests requests;

    UserResource(NameAccounts accounts, SignOuts signOuts, Profiles profiles, ShortVideoRequests requests) {
        this.accounts = accounts;
        this.signOuts = signOuts;
        this.profiles = profiles;
        this.requests = requests;
    }

    @POST
    @Path("register")
    @Operation(summary = "Create an account and sign in")
    public SessionAnswer register(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.USER_REGISTER, parameters);
        return SessionAnswer.of(
                request,
                accounts.register(
                        new NewAccount(
                                request.text("username"),
                                request.text("password"),
                                request.text("avatar"),
                                request.text("background_image"),
                                request.text("signature")),
                        request.client()));
    }

    @POST
    @Path("login")
    @Operation(summary = "Sign in")
    public SessionAnswer login(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.USER_LOGIN, parameters);
        return SessionAnswer.of(
                request, accounts.login(request.text("username"), request.text("password"), request.client()));
    }

    @GET
    @Operation(summary = "A user; without user_id oneself")
    public UserAnswer user(@Context Parameters parameters) {
        var request = requests.of(ShortVideoOperation.USER, parameters);
        return UserAnswer.of(request, targetProfile(request));
    }

    @POST
    @Path("signout")
    @Operation(summary = "Sign out everywhere: every token that the account has is refused from now on")
    public StatusAnswer signOut(Parameters parameters) {
        var request = requests.of(ShortVideoOperation.USER_SIGN_OUT, parameters);
        signOuts.signOut(request.viewer());
        return StatusAnswer.of(request);
    }

    private Profile targetProfile(ShortVideoRequest request) {
        try {
            return profiles.get(request.targetUser(), request.viewer());
        } catch (BadParameter notANumber) {
            if (request.spelling().takesNames()) {
                return profiles.getByName(request.text("user_id"), request.viewer());
            }
            throw notANumber;
        }
    }
}
