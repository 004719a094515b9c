package dev.clipstream.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clipstream.fixture.Mails;
import dev.clipstream.input.EmailAddress;
import dev.clipstream.limit.TestLimits;
import dev.clipstream.problem.Problem;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmailCodesTest {

    private static final int MAILS = 40;
    private static final String CLIENT = "here";
    private static final String STRANGER = "elsewhere";

    @Inject
    EmailCodes codes;

    @Inject
    RedisDataSource redis;

    @Inject
    Postman postman;

    @Inject
    TestLimits limits;

    @Test
    void allOfManySimultaneousMailsArrive() {
        List<EmailAddress> addresses =
                IntStream.range(0, MAILS).mapToObj(i -> anyAddress()).toList();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            addresses.forEach(address -> senders.submit(() -> codes.send(address, CLIENT)));
        }
        assertThat(addresses).allSatisfy(address -> codes.check(address, Mails.codeSentTo(address.text()), CLIENT));
    }

    @Test
    void aUsedCodeIsInvalid() {
        EmailAddress address = anyAddress();
        codes.send(address, CLIENT);
        String code = Mails.codeSentTo(address.text());
        codes.check(address, code, CLIENT);
        codes.use(address);
        assertThatThrownBy(() -> codes.check(address, code, CLIENT)).isInstanceOf(Problem.WrongCode.class);
    }

    @Test
    void anAddressGetsAtMostFiveCodesInFiveMinutes() {
        EmailAddress address = anyAddress();
        IntStream.range(0, 5).forEach(i -> codes.send(address, CLIENT));
        assertThatThrownBy(() -> codes.send(address, CLIENT)).isInstanceOf(Problem.TooManyRequests.class);
        codes.send(anyAddress(), CLIENT);
    }

    @Test
    void allAddressesTogetherGetABoundedNumberOfCodes() {
        EmailCodes few = limited(2);
        assertThatThrownBy(() -> IntStream.range(0, 4).forEach(i -> few.send(anyAddress(), CLIENT)))
                .isInstanceOf(Problem.TooManyRequests.class);
    }

    @Test
    void aStrangerUsesUpTheCodesOfAStranger() {
        EmailCodes limited = limited(1000);
        String mailbox = "c-" + UUID.randomUUID();
        IntStream.range(0, 20).forEach(i -> limited.send(tagged(mailbox, i), STRANGER));
        assertThatThrownBy(() -> limited.send(tagged(mailbox, 20), STRANGER))
                .isInstanceOf(Problem.TooManyRequests.class);
        limited.send(tagged(mailbox, 20), CLIENT);
    }

    @Test
    void aStrangerUsesUpTheTriesOfAStranger() {
        EmailCodes limited = limited(1000);
        String mailbox = "c-" + UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            EmailAddress address = tagged(mailbox, i);
            limited.send(address, CLIENT);
            IntStream.range(0, 5)
                    .forEach(tries -> assertThatThrownBy(() -> limited.check(address, "none", STRANGER))
                            .isInstanceOf(Problem.WrongCode.class));
        }
        EmailAddress owners = tagged(mailbox, 4);
        limited.send(owners, CLIENT);
        String code = Mails.codeSentTo(owners.text());
        assertThatThrownBy(() -> limited.check(owners, code, STRANGER)).isInstanceOf(Problem.TooManyRequests.class);
        limited.check(owners, code, CLIENT);
    }

    @Test
    void manyStrangersUseUpWhatTheMailboxHas() {
        EmailCodes limited = limited(1000);
        String mailbox = "c-" + UUID.randomUUID();
        IntStream.range(0, 100).forEach(i -> limited.send(tagged(mailbox, i), STRANGER + i / 10));
        assertThatThrownBy(() -> limited.send(tagged(mailbox, 100), CLIENT))
                .isInstanceOf(Problem.TooManyRequests.class);
    }

    private EmailCodes limited(int codesPerMinute) {
        MailConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValue("clipstream.mail.codes-per-minute", Integer.toString(codesPerMinute))
                .build()
                .getConfigMapping(MailConfig.class);
        return new EmailCodes(redis, postman, limits.with(Map.of()), config);
    }

    private static EmailAddress tagged(String mailbox, int tag) {
        return EmailAddress.of(mailbox + "+" + tag + "@example.org");
    }

    @Test
    void toStringHidesTheAddress() {
        assertThat(anyAddress()).hasToString("an e-mail address");
    }

    private static EmailAddress anyAddress() {
        return EmailAddress.of("c-" + UUID.randomUUID() + "@example.org");
    }
}
