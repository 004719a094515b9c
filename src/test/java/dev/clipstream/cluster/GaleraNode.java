package dev.clipstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A MariaDB server that replicates to other ones on this machine. */
final class GaleraNode implements AutoCloseable {

    static final String PROVIDER = System.getProperty("clipstream.test.galera", "/usr/lib/galera/libgalera_smm.so");

    /** Root may not be it: the copying of data between nodes drops its rights. */
    private static final String USER =
            System.getProperty("user.name").equals("root") ? "mysql" : System.getProperty("user.name");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final int port = ServerProgram.freePort();
    private final int groupPort = ServerProgram.freePort();
    private final int incrementPort = ServerProgram.freePort();
    private final int snapshotPort = ServerProgram.freePort();
    private ServerProgram server;

    GaleraNode(Path directory) {
        this.directory = directory;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String groupAddress() {
        return "127.0.0.1:" + groupPort;
    }

    void configure(String groupAddresses) {
        try {
            UserPrincipal owner =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
            for (Path part : List.of(directory, data(), directory.resolve("tmp"))) {
                Files.setOwner(Files.createDirectories(part), owner);
            }
            Files.writeString(directory.resolve("my.cnf"), settings(groupAddresses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String settings(String groupAddresses) {
        return """
                [mysqld]
                user=%1$s
                datadir=%9$s
                tmpdir=%2$s/tmp
                socket=%2$s/socket
                pid-file=%2$s/pid
                bind-address=127.0.0.1
                port=%3$d
                skip-name-resolve
                skip-ssl
                character-set-server=utf8mb4
                default-time-zone=+00:00
                max-connections=300
                max-allowed-packet=64M
                innodb-buffer-pool-size=64M
                innodb-log-file-size=32M
                # as the cluster requires
                binlog-format=ROW
                default-storage-engine=InnoDB
                innodb-autoinc-lock-mode=2
                # the other nodes have what this one loses with the machine
                innodb-flush-log-at-trx-commit=2
                wsrep-on=ON
                wsrep-provider=%4$s
                wsrep-cluster-name=clipstream
                wsrep-cluster-address=gcomm://%5$s
                wsrep-node-address=127.0.0.1:%6$d
                wsrep-node-incoming-address=127.0.0.1:%3$d
                wsrep-sst-method=rsync
                wsrep-sst-receive-address=127.0.0.1:%7$d
                wsrep-slave-threads=4
                wsrep-provider-options="gmcast.listen_addr=tcp://127.0.0.1:%6$d;ist.recv_addr=127.0.0.1:%8$d;gcache.size=64M"
                """.formatted(
                USER, directory, port, PROVIDER, groupAddresses, groupPort, snapshotPort, incrementPort, data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Creates the system tables; nodes that join copy them. */
    void install() {
        ServerProgram.run(
                directory.resolve("install.log"),
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=" + USER,
                        "--datadir=" + data(),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
    }

    void start(String... more) {
        List<String> command = new ArrayList<>(List.of("mariadbd", "--defaults-file=" + directory.resolve("my.cnf")));
        command.addAll(List.of(more));
        server = ServerProgram.start(directory.resolve("log"), command);
    }

    /** Waits until the node has caught up with the others and answers. */
    void awaitSynced() {
        await().atMost(LIMIT).until(() -> !server.isRunning() || isSynced());
        assertThat(server.isRunning()).as("its log is in " + directory).isTrue();
    }

    private boolean isSynced() {
        try {
            return query("show status like 'wsrep_local_state_comment'").contains("Synced");
        } catch (SQLException e) {
            return false;
        }
    }

    /** Waits until this node has applied all that the others committed. */
    void awaitInStep() throws SQLException {
        query("select count(*) from mysql.user");
    }

    /** Connects as root; a statement waits until the node has what the others committed before. */
    Connection connect() throws SQLException {
        String url =
                "jdbc:mysql://%s/%s?createDatabaseIfNotExist=true&sslMode=DISABLED&sessionVariables=wsrep_sync_wait=15";
        return DriverManager.getConnection(url.formatted(address(), GaleraCluster.DATABASE), "root", "");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the values of the last column. */
    private List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(rows.getMetaData().getColumnCount()));
            }
            return values;
        }
    }

    boolean isRunning() {
        return server != null && server.isRunning();
    }

    void kill() {
        server.kill();
    }

    @Override
    public void close() {
        Stream.ofNullable(server).forEach(ServerProgram::close);
    }
}
