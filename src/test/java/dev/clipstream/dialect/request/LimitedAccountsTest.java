package dev.clipstream.dialect.request;

import static dev.clipstream.fixture.Answers.succeeded;
import static dev.clipstream.fixture.Client.PASSWORD;
import static dev.clipstream.fixture.PortalClient.assertCode;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clipstream.fixture.Client;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Json;
import dev.clipstream.fixture.Mails;
import dev.clipstream.fixture.PortalClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the limits of sign-ups, wrong passwords, codes and stored bytes. Each address is of this run alone. */
@QuarkusTest
@TestProfile(LimitedRequestsTest.Limits.class)
class LimitedAccountsTest {

    private static final String REFUSED = "clipstream_rate_limited_total{family=\"account\",operation=\"sign-in\"}";

    private static final Random RANDOM = new Random();

    private final String name = anyName();
    private final String home = anyAddress();
    private final String elsewhere = anyAddress();

    @Test
    void twentyFailuresFromAnAddressEndItsSignInsToTheAccountAlone() {
        register(name, home);
        for (int i = 0; i < 20; i++) {
            assertWrong(login(name, "wrong", elsewhere));
        }
        double refused = refused();
        assertRefused(login(name, PASSWORD, elsewhere));
        assertThat(refused()).isEqualTo(refused + 1);
        succeeded(login(name, PASSWORD, home));
        String other = anyName();
        register(other, home);
        succeeded(login(other, PASSWORD, elsewhere));
    }

    @Test
    void unknownNamesAreRefusedLikeKnownOnes() {
        for (String unknown : new String[] {name, "x".repeat(300)}) {
            String address = anyAddress();
            for (int i = 0; i < 20; i++) {
                assertWrong(login(unknown, "wrong", address));
            }
            assertRefused(login(unknown, "wrong", address));
        }
    }

    @Test
    void bothFamiliesCountTheSameFailures() {
        String email = name + "@example.org";
        PortalClient.registered(name, email);
        for (int i = 0; i < 20; i++) {
            assertWrong(login(name, "wrong", elsewhere));
        }
        assertCode(-20007, portal(elsewhere, "login/login", Map.of("email", email, "password", PASSWORD)));
        assertCode(20000, portal(home, "login/login", Map.of("email", email, "password", PASSWORD)));
    }

    @Test
    void simultaneousGuessesDoNotSlipThrough() throws Exception {
        register(name, home);
        assertThat(statuses(60, i -> login(name, "wrong" + i, elsewhere))).isEqualTo(Map.of(200, 20L, 429, 40L));
    }

    @Test
    void successfulSignInsCostNothing() throws Exception {
        register(name, home);
        assertThat(statuses(120, i -> login(name, PASSWORD, elsewhere))).isEqualTo(Map.of(200, 120L));
    }

    @Test
    void attacksOnAnAccountDoNotLockItsOwnerOut() {
        register(name, home);
        String attacker = home;
        for (int address = 0; address < 15; address++) {
            attacker = anyAddress();
            for (int i = 0; i < 10; i++) {
                login(name, "wrong", attacker);
            }
        }
        assertRefused(login(name, PASSWORD, attacker));
        assertWrong(login(name, "wrong", home));
        succeeded(login(name, PASSWORD, home));
        succeeded(login(name, PASSWORD, anyAddress()));
    }

    @Test
    void attemptsWithManyNamesDoNotLockNeighboursOut() {
        register(name, home);
        String stranger = anyName();
        register(stranger, elsewhere);
        for (int i = 0; i < 100; i++) {
            assertWrong(login(anyName(), "wrong", home));
        }
        assertRefused(login(anyName(), "wrong", home));
        assertRefused(login(stranger, PASSWORD, home));
        assertWrong(login(name, "wrong", home));
        succeeded(login(name, PASSWORD, home));
    }

    @Test
    void accountsOfAnAddressAreBounded() throws Exception {
        String email = name + "@example.org";
        portal(home, "login/send-code", Map.of("email", email));
        var fields = Map.of("email", email, "code", Mails.codeSentTo(email), "password", PASSWORD, "username", name);
        assertThat(statuses(LimitedRequestsTest.REGISTRATIONS + 30, i -> signUp(anyName(), home)))
                .isEqualTo(Map.of(200, (long) LimitedRequestsTest.REGISTRATIONS, 429, 30L));
        assertCode(-20007, portal(home, "login/register", fields));
        assertCode(20000, portal(elsewhere, "login/register", fields));
    }

    @Test
    void triesWithoutACodeCountNothing() {
        String email = name + "@example.org";
        for (int i = 0; i < 30; i++) {
            assertCode(10008, signUp(email, email, "000000"));
        }
        sendCode(email);
        assertCode(20000, signUp(email, email, Mails.codeSentTo(email)));
    }

    @Test
    void bytesOfAnAccountAndOfAnAddressAreBounded(@TempDir Path folder) throws Exception {
        PortalClient one = portalClient(name);
        assertCode(20000, upload(one, 600_000, home));
        assertCode(-20007, upload(one, 600_000, elsewhere));
        Path notAVideo = Files.write(folder.resolve("a.mp4"), new byte[600_000]);
        assertThat(publish(one, notAVideo, elsewhere).statusCode()).isEqualTo(429);
        PortalClient other = portalClient(anyName());
        assertThat(publish(other, notAVideo, home).statusCode()).isEqualTo(200);
        assertCode(20000, upload(other, 900_000, home));
        PortalClient third = portalClient(anyName());
        assertCode(-20007, upload(third, 900_000, home));
        assertCode(20000, upload(third, 900_000, elsewhere));
        succeeded(publish(one, Clips.mp4(), home));
    }

    private PortalClient portalClient(String name) {
        Response session = register(name, anyAddress());
        return new PortalClient(0, name, null, Json.text(session, "/token"));
    }

    private static Response upload(PortalClient client, int size, String address) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return client.request()
                .header("X-Forwarded-For", address)
                .multiPart("file", "a.bin", bytes)
                .post("file/upload");
    }

    private static Response publish(PortalClient client, Path file, String address) {
        return client.inTheApp()
                .request()
                .header("X-Forwarded-For", address)
                .multiPart("data", file.toFile())
                .multiPart(Client.field("title", "t"))
                .post("publish/action");
    }

    private static void sendCode(String email) {
        assertCode(20000, portal(anyAddress(), "login/send-code", Map.of("email", email)));
    }

    private static Response signUp(String nameAndEmail, String email, String code) {
        String username = nameAndEmail.substring(0, nameAndEmail.indexOf('@'));
        return portal(
                anyAddress(),
                "login/register",
                Map.of("email", email, "code", code, "password", PASSWORD, "username", username));
    }

    private static Response portal(String address, String path, Map<String, String> fields) {
        return given().basePath("/api")
                .header("X-Forwarded-For", address)
                .contentType(ContentType.JSON)
                .body(fields)
                .post(path);
    }

    private static Response register(String name, String address) {
        return succeeded(signUp(name, address));
    }

    private static Response signUp(String name, String address) {
        return Client.anonymous()
                .request()
                .header("X-Forwarded-For", address)
                .formParam("username", name)
                .formParam("password", PASSWORD)
                .post("user/register");
    }

    private static Response login(String name, String password, String address) {
        return Client.anonymous()
                .request()
                .header("X-Forwarded-For", address)
                .formParam("username", name)
                .formParam("password", password)
                .post("user/login");
    }

    private static void assertWrong(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("status_msg")).isEqualTo("username or password is wrong");
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotBlank();
        assertThat(answer.<String>path("token")).isEmpty();
    }

    private static Map<Integer, Long> statuses(int requests, IntFunction<Response> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var answers = threads.invokeAll(IntStream.range(0, requests)
                    .<Callable<Integer>>mapToObj(i -> () -> request.apply(i).statusCode())
                    .toList());
            return answers.stream().collect(groupingBy(Future::resultNow, counting()));
        }
    }

    private static double refused() {
        return given()
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(REFUSED))
                .findFirst()
                .stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String anyName() {
        return "l-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static String anyAddress() {
        return "2001:db8:%x:%x::1".formatted(RANDOM.nextInt(0x10000), RANDOM.nextInt(0x10000));
    }
}
