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
            addresses.forEach(address -> senders.submit(() -> codes.send(address)));
        }
        assertThat(addresses).allSatisfy(address -> codes.check(address, Mails.codeSentTo(address.text())));
    }

    @Test
    void aUsedCodeIsInvalid() {
        EmailAddress address = anyAddress();
        codes.send(address);
        String code = Mails.codeSentTo(address.text());
        codes.check(address, code);
        codes.use(address);
        assertThatThrownBy(() -> codes.check(address, code)).isInstanceOf(Problem.WrongCode.class);
    }

    @Test
    void anAddressGetsAtMostFiveCodesInFiveMinutes() {
        EmailAddress address = anyAddress();
        IntStream.range(0, 5).forEach(i -> codes.send(address));
        assertThatThrownBy(() -> codes.send(address)).isInstanceOf(Problem.TooManyRequests.class);
        codes.send(anyAddress());
    }

    @Test
    void allAddressesTogetherGetABoundedNumberOfCodes() {
        MailConfig twoAMinute = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailConfig.class)
                .withDefaultValue("clipstream.mail.codes-per-minute", "2")
                .build()
                .getConfigMapping(MailConfig.class);
        EmailCodes few = new EmailCodes(redis, postman, limits.with(Map.of()), twoAMinute);
        assertThatThrownBy(() -> IntStream.range(0, 4).forEach(i -> few.send(anyAddress())))
                .isInstanceOf(Problem.TooManyRequests.class);
    }

    @Test
    void toStringHidesTheAddress() {
        assertThat(anyAddress()).hasToString("an e-mail address");
    }

    private static EmailAddress anyAddress() {
        return EmailAddress.of("c-" + UUID.randomUUID() + "@example.org");
    }
}
