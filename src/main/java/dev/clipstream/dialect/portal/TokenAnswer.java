package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clipstream.account.TokenPair;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = EmptyAnswer.EXAMPLE_START + "{\"atoken\": \"eyJhbGciOiJIUzI1NiJ9.e30.c2ln\"}}")
public record TokenAnswer(int code, String message, Data data) {

    /**
     * @param atoken for requests, as {@code Authorization: Bearer}
     * @param rtoken for refresh-token; null and absent except after login
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TokenView")
    public record Data(String atoken, String rtoken) {}

    static TokenAnswer of(TokenPair tokens) {
        return of(tokens.access(), tokens.refresh());
    }

    static TokenAnswer ofAccess(String token) {
        return of(token, null);
    }

    private static TokenAnswer of(String access, String refresh) {
        return new TokenAnswer(Code.SUCCESS.number(), Code.SUCCESS.text(), new Data(access, refresh));
    }
}
