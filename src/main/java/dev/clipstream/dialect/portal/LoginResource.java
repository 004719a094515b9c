package dev.clipstream.dialect.portal;

import dev.clipstream.account.EmailAccounts;
import dev.clipstream.account.NewEmailAccount;
import dev.clipstream.dialect.request.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/login")
@RunOnVirtualThread
@Tag(name = "login")
public class LoginResource {

    private final EmailAccounts accounts;
    private final PortalRequests requests;

    LoginResource(EmailAccounts accounts, PortalRequests requests) {
        this.accounts = accounts;
        this.requests = requests;
    }

    @POST
    @Path("send-code")
    @Operation(summary = "Send a code to an e-mail address, to sign up with")
    public EmptyAnswer sendCode(Parameters parameters) {
        var request = requests.of(PortalOperation.SEND_CODE, parameters);
        accounts.sendCode(request.text("email"), request.client());
        return EmptyAnswer.success();
    }

    @POST
    @Path("register")
    @Operation(summary = "Create an account with an e-mail address and the code that was sent to it")
    public TokenAnswer register(Parameters parameters) {
        var request = requests.of(PortalOperation.REGISTER, parameters);
        return TokenAnswer.ofAccess(accounts.register(
                new NewEmailAccount(
                        request.text("email"),
                        request.code("code"),
                        request.text("password"),
                        request.text("username"),
                        request.optionalText("avatar")),
                request.client()));
    }

    @POST
    @Path("login")
    @Operation(summary = "Sign in with an e-mail address")
    public TokenAnswer login(Parameters parameters) {
        var request = requests.of(PortalOperation.LOGIN, parameters);
        return TokenAnswer.of(accounts.login(request.text("email"), request.text("password"), request.client()));
    }

    @POST
    @Path("refresh-token")
    @Operation(summary = "Get a new access token for a refresh token")
    public TokenAnswer refresh(Parameters parameters) {
        return TokenAnswer.ofAccess(accounts.refresh(
                requests.of(PortalOperation.REFRESH_TOKEN, parameters).text("rtoken")));
    }
}
