package dev.clipstream.bench.data;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;

/** A database with the data of the bench, which is filled once and kept. There is one for each number of videos. */
public record DataSet(String url, String username, String password, int videos) {

    public static final String PASSWORD = "correct-horse";

    private static final long SEED = 17;
    /** Cheap to check: the bench signs in some hundred accounts. */
    private static final int HASH_COST = 4;

    private static final String CREATE = "createDatabaseIfNotExist=true";
    private static final String CONTENT = "%d/%d".formatted(Town.VERSION, SEED);

    /** Returns the data set of that size on the server of a URL, whatever database the URL names. */
    public static DataSet on(String serverUrl, String username, String password, int videos, String name) {
        String url = serverUrl.replaceFirst("(//[^/?]+)(/[^?]*)?", "$1/clipstream_bench_" + videos + name);
        String creating = url.contains(CREATE) ? url : url + (url.contains("?") ? "&" : "?") + CREATE;
        return new DataSet(creating, username, password, videos);
    }

    public static String nameOf(int accountId) {
        return Filling.name(accountId);
    }

    public int accounts() {
        return Sizes.of(videos).accounts();
    }

    /** Fills the database, unless it has these data already. */
    public void ensure(PrintStream out) throws SQLException {
        try (Connection connection = connect()) {
            if (isFilled(connection)) {
                migrate();
                out.printf("The database has %,d videos already.%n", videos);
                return;
            }
            String name = connection.getCatalog();
            execute(connection, "drop database " + name, "create database " + name, "use " + name);
            migrate();
            new Filling(
                            new Town(Sizes.of(videos), SEED),
                            SEED,
                            BcryptUtil.bcryptHash(PASSWORD, HASH_COST),
                            connection,
                            out)
                    .fill();
            analyze(connection);
            execute(
                    connection,
                    "create table bench_data (content varchar(100) not null)",
                    "insert into bench_data values ('%s')".formatted(CONTENT));
        }
    }

    private void migrate() {
        Flyway.configure().dataSource(url, username, password).load().migrate();
    }

    private static boolean isFilled(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet content = statement.executeQuery("select content from bench_data")) {
            return content.next() && CONTENT.equals(content.getString(1));
        } catch (SQLException e) {
            return false;
        }
    }

    /** Returns how many likes there are. */
    public long countLikes() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from video_like")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        for (String table : new String[] {"account", "video", "video_like", "follow", "comment", "message"}) {
            execute(connection, "analyze table " + table);
        }
    }

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("rewriteBatchedStatements", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        return DriverManager.getConnection(url, properties);
    }
}
