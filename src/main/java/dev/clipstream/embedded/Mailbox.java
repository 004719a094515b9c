package dev.clipstream.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** The mail server: it runs inside this JVM and keeps every mail as a file, for people and tests to read. */
final class Mailbox implements EmbeddedServer {

    static final String ADDRESS = "quarkus.mailer.host";
    private static final Logger LOG = Logger.getLogger(Mailbox.class);
    private static final String PORT = "quarkus.mailer.port";
    private static final String NAME = "localhost";
    private static final int MAX_MAIL = 1 << 20;

    private final Home home;

    Mailbox(Home home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String addressKey() {
        return ADDRESS;
    }

    @Override
    public Map<String, String> keys() {
        return Map.of(
                ADDRESS,
                "127.0.0.1",
                PORT,
                Integer.toString(home.lastPort(name())),
                // Otherwise the client looks up the name of this machine, which may be slow.
                "quarkus.mailer.own-host-name",
                NAME,
                // The server does not read commands that come before it has answered the last one.
                "quarkus.mailer.pipelining",
                "false");
    }

    @Override
    public List<String> keysToPaste() {
        return List.of(ADDRESS, PORT);
    }

    @Override
    public void start() throws IOException {
        Path directory = home.create(name());
        SMTPServer.port(home.choosePort(name()))
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName(NAME)
                .insertReceivedHeaders(false)
                .maxMessageSize(MAX_MAIL)
                .simpleMessageListener(new FileWriter(directory))
                .build()
                .start();
        LOG.infof("Mails are not sent but kept in %s", directory);
    }

    /** Does nothing: every mail is on disk before its sender gets an answer. */
    @Override
    public void stop() {}

    /** Writes each mail at once to a file named after its recipient. Nobody has an address in {@code .invalid}. */
    private record FileWriter(Path directory) implements SimpleMessageListener {

        @Override
        public boolean accept(String from, String recipient) {
            return !recipient.endsWith(".invalid");
        }

        @Override
        public void deliver(String from, String recipient, InputStream mail) throws IOException {
            String name = recipient.replaceAll("[^\\p{L}\\p{N}@.+-]", "_") + "-" + UUID.randomUUID();
            Path partial = directory.resolve(name + ".part");
            Files.copy(mail, partial);
            Files.move(partial, directory.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
