package dev.clipstream.mail;

import dev.clipstream.input.EmailAddress;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.keys.RedisKeyNotFoundException;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends and checks codes of six digits. The newest code of an address is valid for five minutes and five tries. Codes
 * are in Redis, so that any instance can check what another sent.
 */
@ApplicationScoped
public class EmailCodes {

    private static final Logger LOG = Logger.getLogger(EmailCodes.class);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int SENDS = 5;
    private static final int CODES = 1_000_000;

    private final ValueCommands<String, String> values;
    private final KeyCommands<String> keys;
    private final Postman postman;
    private final RateLimits limits;

    EmailCodes(RedisDataSource redis, Postman postman, RateLimits limits) {
        this.values = redis.value(String.class);
        this.keys = redis.key();
        this.postman = postman;
        this.limits = limits;
    }

    /**
     * Sends a new code, in place of any before it.
     *
     * @throws Problem.MailFailed if it could not be sent
     * @throws Problem.TooManyRequests if the address got so many recently that somebody may be guessing
     */
    public void send(EmailAddress address) {
        if (orUnavailable(() -> increment(sendsKey(address))) > SENDS) {
            limits.countRefused("mail", "code");
            throw new Problem.TooManyRequests();
        }
        String code = "%06d".formatted(new SecureRandom().nextInt(CODES));
        orUnavailable(() -> {
            values.set(codeKey(address), code, new SetArgs().px(LIFETIME));
            return keys.del(triesKey(address));
        });
        try {
            mail(address, code);
        } catch (Problem.MailFailed e) {
            // Nobody received the code, so nobody may guess it.
            orUnavailable(() -> {
                keys.del(codeKey(address));
                return values.decr(sendsKey(address));
            });
            throw e;
        }
    }

    private void mail(EmailAddress address, String code) {
        postman.send(address, "Clipstream 验证码", """
                你的验证码是 %s，%2$d 分钟内有效。
                Your code is %1$s. It is valid for %2$d minutes.
                """.formatted(code, LIFETIME.toMinutes()));
    }

    /**
     * Checks a code without using it up: a caller that acts on it calls {@link #use}.
     *
     * @throws Problem.WrongCode if it is not the newest code of the address, or there were too many tries
     */
    public void check(EmailAddress address, String code) {
        String given = code.strip();
        boolean right = orUnavailable(() -> {
            long tries = increment(triesKey(address));
            return tries <= TRIES && given.equals(values.get(codeKey(address)));
        });
        if (!right) {
            throw new Problem.WrongCode();
        }
        orUnavailable(() -> {
            values.decr(triesKey(address));
            return keys.pexpire(triesKey(address), LIFETIME);
        });
    }

    /** Invalidates the code. The action that it allowed is done, so a failure of Redis is only logged. */
    public void use(EmailAddress address) {
        try {
            keys.del(codeKey(address), triesKey(address));
        } catch (RuntimeException e) {
            LOG.warn("A used code stays valid until it expires: Redis does not answer", e);
        }
    }

    /** Counts an event and returns how many there were in the lifetime of a code, from the first on. */
    private long increment(String key) {
        long count = values.incr(key);
        try {
            if (keys.pttl(key) < 0) {
                keys.pexpire(key, LIFETIME);
            }
        } catch (RedisKeyNotFoundException e) {
            // Another request for the address has deleted it meanwhile, because there is a new code or none.
        }
        return count;
    }

    /** A fallback of SmallRye Fault Tolerance would have to be built for each type of result. */
    private static <T> T orUnavailable(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            throw new Problem.Unavailable(Dependency.REDIS, e);
        }
    }

    private static String codeKey(EmailAddress address) {
        return "clipstream:email-code:" + digest(address);
    }

    private static String sendsKey(EmailAddress address) {
        return "clipstream:email-sends:" + digest(address);
    }

    private static String triesKey(EmailAddress address) {
        return "clipstream:email-tries:" + digest(address);
    }

    /** Hashes the address, so that Redis does not contain it. */
    private static String digest(EmailAddress address) {
        byte[] text = address.text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
