package dev.clipstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Starts, stops and kills real processes and looks at their servers from outside. */
@Execution(ExecutionMode.CONCURRENT)
class ZeroInstallTest {

    private static final String DATABASE = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String S3 = "quarkus.s3.endpoint-override";
    private static final String SECRET = "clipstream.token.secret";

    @TempDir
    static Path temporary;

    /** The service of the tests that change nothing. */
    private static Path sharedHome;

    private static ChildService shared;

    /** A table in the directory where every MariaDB looks by default. */
    private static Path tableOfAnotherServer;

    private Path home;
    private final List<ChildService> started = new ArrayList<>();

    @BeforeAll
    static void startShared() throws IOException {
        sharedHome = newHome();
        tableOfAnotherServer = Files.createTempFile(
                Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp")), "#sql-temptable-", ".MAI");
        shared = ChildService.standIn(sharedHome, Map.of()).awaitStarted();
    }

    @AfterAll
    static void stopShared() throws IOException {
        Files.deleteIfExists(tableOfAnotherServer);
        if (shared != null) {
            shared.close();
        }
        assertThat(serversOf(sharedHome)).isEmpty();
    }

    @BeforeEach
    void resolveHome() throws IOException {
        home = newHome();
    }

    private static Path newHome() throws IOException {
        return Files.createTempDirectory(temporary.toRealPath(), "test-").resolve("a home: mine");
    }

    @AfterEach
    void leaveNoProcessBehind() {
        started.forEach(ChildService::close);
        serversOf(home).forEach(ProcessHandle::destroyForcibly);
        awaitNoServers();
    }

    @Test
    void stoppingEndsTheServersAndARestartKeepsTheData() throws SQLException {
        ChildService first = start(Map.of()).awaitStarted();
        assertThat(serversOf(home)).hasSize(2);

        first.terminate();
        assertThat(serversOf(home)).isEmpty();

        ChildService second = start(Map.of()).awaitStarted();
        assertThat(visits(second)).containsExactly("start", "stop", "start");
        for (String key : List.of(DATABASE, REDIS, S3, SECRET)) {
            assertThat(second.value(key)).isEqualTo(first.value(key));
        }
    }

    @Test
    void aStartAfterAKillReplacesTheServersAndKeepsTheData() throws SQLException {
        ChildService killed = start(Map.of()).awaitStarted();
        List<Long> orphans = pids();
        killed.kill();
        assertThat(pids()).containsExactlyInAnyOrderElementsOf(orphans);

        ChildService next = start(Map.of()).awaitStarted();

        assertThat(pids()).hasSize(2).doesNotContainAnyElementsOf(orphans);
        assertThat(visits(next)).containsExactly("start", "start");
    }

    @Test
    void aSecondInstanceOnTheSameHomeIsRefused() {
        ChildService second = start(sharedHome, Map.of());

        assertThat(second.awaitExit()).isNotZero();
        assertThat(second.output().strip())
                .endsWith(
                        "The home " + sharedHome + " is in use by process " + shared.pid()
                                + "; stop it, choose another -Dclipstream.home, or give this instance the addresses that the first one logged")
                .doesNotContain("\tat ");
        assertThat(serversOf(sharedHome)).hasSize(2);
    }

    @Test
    void aSecondInstanceWithTheAddressesSharesTheServers() {
        ChildService second = start(
                        sharedHome,
                        Map.of(DATABASE, shared.value(DATABASE), REDIS, shared.value(REDIS), S3, shared.value(S3)))
                .awaitStarted();
        assertThat(serversOf(sharedHome)).hasSize(2);
        assertThat(second.value(SECRET)).isEqualTo(shared.value(SECRET));

        second.terminate();
        assertThat(serversOf(sharedHome)).hasSize(2);
    }

    @Test
    void aConfiguredAddressReplacesAnEmbeddedServer() {
        ChildService service =
                start(Map.of(REDIS, "redis://redis.example:6379")).awaitStarted();

        assertThat(service.value(REDIS)).isEqualTo("redis://redis.example:6379");
        assertThat(serversOf(home))
                .singleElement()
                .satisfies(server ->
                        assertThat(server.info().command().orElseThrow()).contains("mariadb"));
    }

    @Test
    void switchedOffModeStartsNothingAndNamesMissingKeys() {
        ChildService service = start(Map.of("clipstream.embedded", "false"));

        assertThat(service.awaitExit()).isNotZero();
        assertThat(service.output().strip())
                .startsWith("Clipstream cannot start, please configure: quarkus.datasource.jdbc.url")
                .hasLineCount(1);
        assertThat(home).doesNotExist();
    }

    @Test
    void aTakenPortStartsNoServers() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            ChildService service = start(Map.of("quarkus.http.port", Integer.toString(other.getLocalPort())));

            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output().strip())
                    .startsWith("Clipstream cannot start, port " + other.getLocalPort())
                    .hasLineCount(1);
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void theServersListenOnLoopbackOnly() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (String url :
                List.of(shared.value(DATABASE).substring("jdbc:".length()), shared.value(REDIS), shared.value(S3))) {
            int port = URI.create(url).getPort();
            assertThat(accepts(InetAddress.getLoopbackAddress(), port)).isTrue();
            assertThat(others).noneMatch(address -> accepts(address, port));
        }
    }

    @Test
    void temporaryTablesOfOtherServersAreKept() {
        assertThat(tableOfAnotherServer).exists();
    }

    @Test
    void onlyTheOwnerCanReadTheTokenSecret() throws IOException {
        Path file = sharedHome.resolve("token-secret");
        assertThat(Files.readString(file)).isEqualTo(shared.value(SECRET)).hasSizeGreaterThanOrEqualTo(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private ChildService start(Map<String, String> configuration) {
        return start(home, configuration);
    }

    private ChildService start(Path home, Map<String, String> configuration) {
        ChildService service = ChildService.standIn(home, configuration);
        started.add(service);
        return service;
    }

    private static List<String> visits(ChildService service) throws SQLException {
        try (var database = DriverManager.getConnection(service.value(DATABASE), "root", "");
                ResultSet rows = database.createStatement().executeQuery("SELECT note FROM visit")) {
            List<String> notes = new ArrayList<>();
            while (rows.next()) {
                notes.add(rows.getString(1));
            }
            return notes;
        }
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Long> pids() {
        return serversOf(home).stream().map(ProcessHandle::pid).toList();
    }

    private void awaitNoServers() {
        await().atMost(Duration.ofSeconds(20)).until(() -> serversOf(home).isEmpty());
    }

    /** Returns the MariaDB and Redis of this home, which their command lines show. */
    private static List<ProcessHandle> serversOf(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(path -> !path.endsWith("java"))
                        .isPresent())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(home + "/"))
                        .isPresent())
                .toList();
    }
}
