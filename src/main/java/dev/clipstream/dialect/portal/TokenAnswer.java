package dev.clipstream.dialect.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clipstream.account.TokenPair;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"code": 20000, "message": "成功", "data": {"atoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln"}}
        """)
public record TokenAnswer(int code, String message, Data data) {

    /**
     * @param atoken for requests, as {@code Authorization: Bearer}
     * @param rtoken for refresh-token; null and absent except after login
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TokenView", examples = """
            {"atoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln", "rtoken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln"}
            """)
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
