package dev.clipstream.mail;

import dev.clipstream.input.EmailAddress;
import dev.clipstream.limit.Limit;
import dev.clipstream.limit.Rate;
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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Sends and checks codes of six digits. The newest code of an address is valid for five minutes and five tries. A mailbox
 * gets a bounded number of codes and of wrong tries, whatever is sent meanwhile, so that no code can be guessed in the long
 * run. Codes are in Redis, so that any instance can check what another sent.
 */
@ApplicationScoped
public class EmailCodes {

    private static final Logger LOG = Logger.getLogger(EmailCodes.class);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int TRIES = 5;
    private static final int SENDS = 5;
    private static final int CODES = 1_000_000;

    private static final String FAMILY = "mail";
    /** The rate of codes to a mailbox, and of wrong tries, that clients of one address cause. */
    private static final Rate OF_CLIENT = new Rate(1, Duration.ofHours(1), 20);

    private static final Rate OF_MAILBOX = new Rate(5, Duration.ofHours(1), 100);

    private static final Pattern TAG = Pattern.compile("\\+.*(?=@)");

    private final ValueCommands<String, String> values;
    private final KeyCommands<String> keys;
    private final Postman postman;
    private final RateLimits limits;
    private final Rate ofService;

    EmailCodes(RedisDataSource redis, Postman postman, RateLimits limits, MailConfig config) {
        this.values = redis.value(String.class);
        this.keys = redis.key();
        this.postman = postman;
        this.limits = limits;
        this.ofService = new Rate(config.codesPerMinute(), Duration.ofMinutes(1), config.codesPerMinute());
    }

    /**
     * Sends a new code, in place of any before it.
     *
     * @param client the address of the client who asks for it
     * @throws Problem.MailFailed if it could not be sent
     * @throws Problem.TooManyRequests if the address got so many recently that somebody may be guessing, or if all
     *     addresses together get too many
     */
    public void send(EmailAddress address, String client) {
        if (orUnavailable(() -> increment(sendsKey(address))) > SENDS) {
            limits.countRefused(FAMILY, "code");
            throw new Problem.TooManyRequests();
        }
        List<Limit> counted = new ArrayList<>(ofMailbox("code", address, client));
        counted.add(new Limit(FAMILY, "all-codes", "all", ofService));
        limits.take(counted, 1);
        String code = "%06d".formatted(new SecureRandom().nextInt(CODES));
        orUnavailable(() -> {
            values.set(codeKey(address), code, new SetArgs().px(LIFETIME));
            return keys.del(triesKey(address));
        });
        try {
            mail(address, code);
        } catch (Problem.MailFailed e) {
            // Nobody received the code, so nobody may guess it.
            limits.giveBack(counted, 1);
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
     * @param client the address of the client who has it
     * @throws Problem.WrongCode if it is not the newest code of the address, or there were too many tries
     * @throws Problem.TooManyRequests if there were too many wrong tries of several codes, whether or not it is right
     */
    public void check(EmailAddress address, String code, String client) {
        String given = code.strip();
        List<Limit> wrongTries = ofMailbox("wrong-code", address, client);
        // Where there is nothing to guess, nothing is counted: strangers would lock the owner out without a mail.
        if (!orUnavailable(() -> values.get(codeKey(address)) != null && increment(triesKey(address)) <= TRIES)) {
            throw new Problem.WrongCode();
        }
        limits.take(wrongTries, 1);
        if (!orUnavailable(() -> given.equals(values.get(codeKey(address))))) {
            throw new Problem.WrongCode();
        }
        limits.giveBack(wrongTries, 1);
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
        return "clipstream:email-code:" + digest(address.text());
    }

    private static String sendsKey(EmailAddress address) {
        return "clipstream:email-sends:" + digest(address.text());
    }

    private static String triesKey(EmailAddress address) {
        return "clipstream:email-tries:" + digest(address.text());
    }

    /** One client has less than the mailbox, so that a stranger does not use up what its owner has. */
    private static List<Limit> ofMailbox(String operation, EmailAddress address, String client) {
        return List.of(
                new Limit(FAMILY, operation, mailbox(address) + ":" + client, OF_CLIENT),
                new Limit(FAMILY, operation, mailbox(address), OF_MAILBOX));
    }

    /** Names the mailbox of an address, which is the same for {@code name+any@} and {@code name@}. */
    private static String mailbox(EmailAddress address) {
        return digest(TAG.matcher(address.text()).replaceFirst(""));
    }

    /** Hashes the address, so that Redis does not contain it. */
    private static String digest(String address) {
        byte[] text = address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
