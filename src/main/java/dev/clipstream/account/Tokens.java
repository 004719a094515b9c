package dev.clipstream.account;

import dev.clipstream.problem.Problem;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Signs and reads tokens: HS256 JWTs with the account's id as subject and its name as {@code upn}. The portal's web
 * client reads {@code userid}, {@code username} and {@code role}.
 */
@Singleton
public class Tokens {

    private static final String ISSUER = "clipstream";
    private static final String KIND = "kind";
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

    /** The purpose of a token, which is in its claim {@code kind}; a token without that claim gives access. */
    private enum Kind {
        ACCESS,
        REFRESH,
        TICKET
    }

    /** Issues an access token for a client that never refreshes it. */
    String issue(Account account) {
        return signed(Kind.ACCESS, account, config.lifetime());
    }

    String issueAccess(Account account) {
        return signed(Kind.ACCESS, account, config.accessLifetime());
    }

    String issueRefresh(Account account) {
        return signed(Kind.REFRESH, account, config.refreshLifetime());
    }

    String issueTicket(Account account) {
        return signed(Kind.TICKET, account, config.ticketLifetime());
    }

    /**
     * Returns the owner of an access token.
     *
     * @throws Problem.TokenMalformed if it does not have the form of a token
     * @throws Problem.TokenInvalid if this service did not sign it
     * @throws Problem.TokenExpired if it has expired
     * @throws Problem.TokenOfOtherKind if it is no access token
     */
    public Viewer viewer(String token) {
        return viewer(read(token, Kind.ACCESS));
    }

    /** Returns the owner of a refresh token, or throws as {@link #viewer(String)} does. */
    Viewer refresher(String token) {
        return viewer(read(token, Kind.REFRESH));
    }

    /** Returns a ticket with its owner, or throws as {@link #viewer(String)} does. */
    Ticket ticket(String token) {
        JsonWebToken jwt = read(token, Kind.TICKET);
        return new Ticket(viewer(jwt), jwt.getTokenID());
    }

    /**
     * A ticket that was read.
     *
     * @param id differs from that of every other ticket
     */
    record Ticket(Viewer viewer, String id) {}

    private String signed(Kind kind, Account account, Duration lifetime) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(Long.toString(account.id));
        claims.setStringClaim("upn", account.name);
        claims.setStringClaim("userid", Long.toString(account.id));
        claims.setStringClaim("username", account.name);
        claims.setClaim("role", account.role);
        claims.setStringClaim(KIND, kind.name().toLowerCase(Locale.ROOT));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader(HeaderParameterNames.TYPE, "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKey(key);
        signature.setPayload(readableByAtob(claims.toJson()));
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Escapes characters so that {@code atob} can read the payload: the portal's web client calls it, and it makes a
     * character of each byte and takes neither - nor _ of base64url. ASCII whose last six bits are not 62 or 63 needs
     * none of them.
     */
    private static String readableByAtob(String json) {
        return json.chars()
                .mapToObj(c -> c < 0x80 && (c & 0x3f) < 0x3e ? Character.toString(c) : "\\u%04x".formatted(c))
                .collect(Collectors.joining());
    }

    private JsonWebToken read(String token, Kind kind) {
        if (!FORM.matcher(token).matches()) {
            throw new Problem.TokenMalformed();
        }
        try {
            JsonWebToken jwt = parser.parse(token, verification);
            Object claimed = jwt.claim(KIND).orElse("access");
            if (!claimed.toString().equalsIgnoreCase(kind.name())) {
                throw new Problem.TokenOfOtherKind();
            }
            return jwt;
        } catch (ParseException e) {
            throw e.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired()
                    ? new Problem.TokenExpired()
                    : new Problem.TokenInvalid();
        }
    }

    private static Viewer viewer(JsonWebToken jwt) {
        try {
            return new Viewer(Long.parseLong(jwt.getSubject()));
        } catch (NumberFormatException e) {
            throw new Problem.TokenInvalid();
        }
    }
}
