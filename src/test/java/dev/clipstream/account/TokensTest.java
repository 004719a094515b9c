package dev.clipstream.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Client;
import dev.clipstream.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the change of the secret. */
@QuarkusTest
class TokensTest {

    private static final String OLD = "an-old-secret-that-has-32-characters";
    private static final String NEW = "a-newer-secret-that-has-32-characters";

    @Inject
    SignOuts signOuts;

    @Inject
    Clock clock;

    private Account account;

    @BeforeEach
    void signUp() {
        account = Account.require(new Viewer(Client.registered().userId()));
    }

    @Test
    void aTokenOfTheOldSecretIsAcceptedWithThePreviousSecretOnly() {
        String token = tokens(clock, Map.of("secret", OLD)).issue(account);

        assertThat(tokens(clock, Map.of("secret", NEW, "previous-secret", OLD))
                        .viewer(token)
                        .id())
                .isEqualTo(account.id);
        assertThatThrownBy(() -> tokens(clock, Map.of("secret", NEW)).viewer(token))
                .isInstanceOf(Problem.TokenInvalid.class);
    }

    @Test
    void thePreviousSecretSignsNothing() {
        String token =
                tokens(clock, Map.of("secret", NEW, "previous-secret", OLD)).issue(account);

        assertThat(tokens(clock, Map.of("secret", NEW)).viewer(token).id()).isEqualTo(account.id);
        assertThatThrownBy(() -> tokens(clock, Map.of("secret", OLD)).viewer(token))
                .isInstanceOf(Problem.TokenInvalid.class);
    }

    @Test
    void theHeaderNamesTheKeyAndNotTheSecret() {
        String one = decoded(tokens(clock, Map.of("secret", OLD)).issue(account), 0);
        String other = decoded(tokens(clock, Map.of("secret", NEW)).issue(account), 0);

        assertThat(one)
                .containsPattern("\"kid\":\"[0-9a-f]{16}\"")
                .doesNotContain(OLD)
                .isNotEqualTo(other);
    }

    /** So are the tokens of before there were generations. */
    @Test
    void theTokensOfAnAccountThatNeverSignedOutNameNoGeneration() {
        assertThat(decoded(tokens(clock, Map.of("secret", NEW)).issue(account), 1))
                .doesNotContain("generation");
    }

    /** Tokens had no key id before. */
    @Test
    void aTokenWithoutKeyIdIsTriedWithBothSecrets() throws Exception {
        Tokens tokens = tokens(clock, Map.of("secret", NEW, "previous-secret", OLD));
        String payload = decoded(tokens.issue(account), 1);

        assertThat(tokens.viewer(signed(payload, OLD)).id()).isEqualTo(account.id);
        assertThat(tokens.viewer(signed(payload, NEW)).id()).isEqualTo(account.id);
        assertThatThrownBy(() -> tokens.viewer(signed(payload, "another-secret-that-has-32-characters")))
                .isInstanceOf(Problem.TokenInvalid.class);
    }

    @Test
    void anExpiredTokenIsCalledSoWhicheverSecretSignedIt() {
        Clock longAgo = Clock.offset(clock, Duration.ofDays(-31));
        Tokens tokens = tokens(clock, Map.of("secret", NEW, "previous-secret", OLD));
        for (String secret : new String[] {OLD, NEW}) {
            String token = tokens(longAgo, Map.of("secret", secret)).issue(account);
            assertThatThrownBy(() -> tokens.viewer(token)).isInstanceOf(Problem.TokenExpired.class);
        }
    }

    private Tokens tokens(Clock time, Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withMapping(TokenConfig.class).addDiscoveredConverters();
        settings.forEach((key, value) -> builder.withDefaultValue("clipstream.token." + key, value));
        return new Tokens(builder.build().getConfigMapping(TokenConfig.class), time, signOuts);
    }

    private static String decoded(String token, int part) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]), UTF_8);
    }

    private static String signed(String payload, String secret) throws Exception {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String text = encoder.encodeToString("{\"typ\":\"JWT\",\"alg\":\"HS256\"}".getBytes(UTF_8)) + "."
                + encoder.encodeToString(payload.getBytes(UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return text + "." + encoder.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }
}
