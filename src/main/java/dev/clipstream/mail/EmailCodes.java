package dev.clipstream.mail;

import dev.clipstream.input.EmailAddress;
import dev.clipstream.limit.RateLimits;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
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
 * Codes of six digits, for five minutes each: the newest of an address counts, and after five wrong tries none does. They
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
     * @throws Problem.TooManyRequests if that address got so many of late that it may be somebody guessing
     */
    public void send(EmailAddress address) {
        if (reached(() -> counted(sendsKey(address))) > SENDS) {
            limits.countRefused("mail", "code");
            throw new Problem.TooManyRequests();
        }
        String code = "%06d".formatted(new SecureRandom().nextInt(CODES));
        reached(() -> {
            values.set(codeKey(address), code, new SetArgs().px(LIFETIME));
            return keys.del(triesKey(address));
        });
        try {
            mail(address, code);
        } catch (Problem.MailFailed e) {
            // nobody knows the code, and nobody is to guess it
            reached(() -> {
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
     * Does not use the code up: who goes on with it calls {@link #use}.
     *
     * @throws Problem.WrongCode if it is not the address's newest, or there were too many tries
     */
    public void check(EmailAddress address, String code) {
        String given = code.strip();
        boolean right = reached(() -> {
            long tries = counted(triesKey(address));
            return tries <= TRIES && given.equals(values.get(codeKey(address)));
        });
        if (!right) {
            throw new Problem.WrongCode();
        }
        reached(() -> {
            values.decr(triesKey(address));
            return keys.pexpire(triesKey(address), LIFETIME);
        });
    }

    /** Ends the code. What it was good for has happened, so a Redis that fails now is no failure. */
    public void use(EmailAddress address) {
        try {
            keys.del(codeKey(address), triesKey(address));
        } catch (RuntimeException e) {
            LOG.warn("A used code stays valid until it expires: Redis does not answer", e);
        }
    }

    /** How often that happened since it first did, no longer ago than a code lives. */
    private long counted(String key) {
        long count = values.incr(key);
        if (keys.pttl(key) < 0) {
            keys.pexpire(key, LIFETIME);
        }
        return count;
    }

    /** A fallback of SmallRye Fault Tolerance would have to be built for each type of result. */
    private static <T> T reached(Supplier<T> command) {
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

    /** Whoever reads Redis learns no address. */
    private static String digest(EmailAddress address) {
        byte[] text = address.text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
