package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Signs and reads tokens: HS256 JWTs with the account's id as subject and its name as {@code upn}. */
@Singleton
public class Tokens {

    private static final String ISSUER = "clipstream";
    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final TokenConfig config;
    private final Clock clock;
    private final JWTParser parser;
    private final SecretKey key;
    private final JWTAuthContextInfo verification;

    Tokens(TokenConfig config, Clock clock, JWTParser parser) {
        this.config = config;
        this.clock = clock;
        this.parser = parser;
        key = new SecretKeySpec(config.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        verification = new JWTAuthContextInfo();
        verification.setSecretVerificationKey(key);
        verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
        verification.setIssuedBy(ISSUER);
        verification.setClockSkew(0);
    }

    String issue(Account account) {
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER)
                .subject(account.id.toString())
                .upn(account.name)
                .issuedAt(now)
                .expiresAt(now.plus(config.lifetime()))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(key);
    }

    /**
     * Returns whose token it is.
     *
     * @throws Problem.TokenMalformed if it is no token at all
     * @throws Problem.TokenInvalid if it is not ours
     * @throws Problem.TokenExpired if it was ours
     */
    public Viewer viewer(String token) {
        if (!FORM.matcher(token).matches()) {
            throw new Problem.TokenMalformed();
        }
        try {
            JsonWebToken jwt = parser.parse(token, verification);
            return new Viewer(Long.parseLong(jwt.getSubject()));
        } catch (ParseException e) {
            throw e.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired()
                    ? new Problem.TokenExpired()
                    : new Problem.TokenInvalid();
        } catch (NumberFormatException e) {
            throw new Problem.TokenInvalid();
        }
    }
}
