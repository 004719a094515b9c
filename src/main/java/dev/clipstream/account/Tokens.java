package dev.clipstream.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clipstream.problem.Problem;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
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
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

/**
 * Signs and reads tokens: HS256 JWTs with the account's id as subject and its name as {@code upn}. The portal's web
 * client reads {@code userid}, {@code username} and {@code role}. The header names the {@link Key} that signed.
 */
@Singleton
public class Tokens {

    private static final String ISSUER = "clipstream";
    private static final String KIND = "kind";
    /** How often the account had signed out everywhere; left out if never. */
    private static final String GENERATION = "generation";
    /** When the token expires that a ticket was issued for, in seconds. */
    private static final String UNTIL = "until";

    /** They take about 6 MB. */
    private static final int MOST_VERIFIED = 10_000;

    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final TokenConfig config;
    private final Clock clock;
    private final JWTParser parser = new DefaultJWTParser(new DefaultJWTCallerPrincipalFactory());
    private final SignOuts signOuts;
    private final Key key;
    private final Optional<Key> previousKey;
    /** Access tokens that were verified: that costs more than the rest of a short request. */
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST_VERIFIED).build();

    private record Verified(Viewer viewer, Instant issuedAt, Instant expiresAt) {}

    Tokens(TokenConfig config, Clock clock, SignOuts signOuts) {
        this.config = config;
        this.clock = clock;
        this.signOuts = signOuts;
        key = Key.of(config.secret());
        previousKey = config.previousSecret().map(Key::of);
    }

    /**
     * A key that signs or has signed.
     *
     * @param id the first digits of the secret's hash
     */
    private record Key(String id, SecretKey secret, JWTAuthContextInfo verification) {

        private static final int ID_BYTES = 8;

        static Key of(String secret) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            SecretKey key = new SecretKeySpec(bytes, "HmacSHA256");
            JWTAuthContextInfo verification = new JWTAuthContextInfo();
            verification.setSecretVerificationKey(key);
            verification.setSignatureAlgorithm(Set.of(SignatureAlgorithm.HS256));
            verification.setIssuedBy(ISSUER);
            verification.setClockSkew(0);
            byte[] hash = HashUtil.getMessageDigest(HashUtil.SHA_256).digest(bytes);
            return new Key(HexFormat.of().formatHex(hash, 0, ID_BYTES), key, verification);
        }
    }

    /** The purpose of a token, which is in its claim {@code kind}; a token without that claim gives access. */
    private enum Kind {
        ACCESS,
        REFRESH,
        TICKET
    }

    /** Issues an access token for a client that never refreshes it. */
    String issue(Account account) {
        return signed(claims(Kind.ACCESS, account, config.lifetime()));
    }

    String issueAccess(Account account) {
        return signed(claims(Kind.ACCESS, account, config.accessLifetime()));
    }

    String issueRefresh(Account account) {
        return signed(claims(Kind.REFRESH, account, config.refreshLifetime()));
    }

    /** Issues a ticket for a token that expires at {@code until}, as the ticket does if it has not before. */
    String issueTicket(Account account, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        Duration lifetime = left.compareTo(config.ticketLifetime()) < 0 ? left : config.ticketLifetime();
        JwtClaims claims = claims(Kind.TICKET, account, lifetime);
        claims.setClaim(UNTIL, until.getEpochSecond());
        return signed(claims);
    }

    /**
     * Returns the owner of an access token.
     *
     * @throws Problem.TokenMalformed if it does not have the form of a token
     * @throws Problem.TokenInvalid if this service did not sign it, or its owner has signed out everywhere since
     * @throws Problem.TokenExpired if it has expired
     * @throws Problem.TokenOfOtherKind if it is no access token
     */
    public Viewer viewer(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null || !clock.instant().isBefore(known.expiresAt)) {
            JsonWebToken jwt = read(token, Kind.ACCESS);
            known = new Verified(
                    unchecked(jwt),
                    Instant.ofEpochSecond(jwt.getIssuedAtTime()),
                    Instant.ofEpochSecond(jwt.getExpirationTime()));
            verified.put(token, known);
        }
        signOuts.check(known.viewer, known.issuedAt);
        return known.viewer;
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

    private JwtClaims claims(Kind kind, Account account, Duration lifetime) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(Long.toString(account.id));
        claims.setStringClaim("upn", account.name);
        claims.setStringClaim("userid", Long.toString(account.id));
        claims.setStringClaim("username", account.name);
        claims.setClaim("role", account.role);
        claims.setStringClaim(KIND, kind.name().toLowerCase(Locale.ROOT));
        if (account.tokenGeneration > 0) {
            claims.setClaim(GENERATION, account.tokenGeneration);
        }
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
        return claims;
    }

    private String signed(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader(HeaderParameterNames.TYPE, "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(key.id);
        signature.setKey(key.secret);
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
            JsonWebToken jwt = parsed(token);
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

    /** Checks a token with the key that its header names. One of before there were names is tried with both. */
    private JsonWebToken parsed(String token) throws ParseException {
        if (previousKey.isEmpty() || key.id.equals(keyId(token))) {
            return parser.parse(token, key.verification);
        }
        try {
            return parser.parse(token, previousKey.get().verification);
        } catch (ParseException e) {
            if (e.getCause() instanceof InvalidJwtSignatureException) {
                return parser.parse(token, key.verification);
            }
            throw e;
        }
    }

    private static String keyId(String token) {
        try {
            return JsonWebSignature.fromCompactSerialization(token).getKeyIdHeaderValue();
        } catch (JoseException e) {
            return null;
        }
    }

    private Viewer viewer(JsonWebToken jwt) {
        Viewer viewer = unchecked(jwt);
        signOuts.check(viewer, Instant.ofEpochSecond(jwt.getIssuedAtTime()));
        return viewer;
    }

    /** Returns the owner, who may have signed out. */
    private static Viewer unchecked(JsonWebToken jwt) {
        try {
            return new Viewer(
                    Long.parseLong(jwt.getSubject()),
                    (int) number(jwt, GENERATION, 0),
                    Instant.ofEpochSecond(number(jwt, UNTIL, jwt.getExpirationTime())));
        } catch (NumberFormatException e) {
            throw new Problem.TokenInvalid();
        }
    }

    private static long number(JsonWebToken jwt, String claim, long otherwise) {
        return jwt.claim(claim).map(value -> Long.parseLong(value.toString())).orElse(otherwise);
    }
}
