package dev.clipstream.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The directory ({@code clipstream.home}) of all data that survives a restart. */
record Home(Path directory) {

    static Home at(Path path) {
        try {
            return new Home(Files.createDirectories(path).toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("clipstream.home " + path + " cannot be used", e);
        }
    }

    Path create(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** Returns the last port of a server, or 0 if it has never run. */
    int lastPort(String server) {
        try {
            return Integer.parseInt(Files.readString(portFile(server)).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** Returns the last port if it is still free, so that pasted addresses stay valid, else another one. */
    int choosePort(String server) throws IOException {
        int port = freePort(lastPort(server));
        Files.writeString(portFile(server), Integer.toString(port));
        return port;
    }

    private Path portFile(String server) {
        return directory.resolve(server + ".port");
    }

    private static int freePort(int preferred) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), preferred));
            return socket.getLocalPort();
        } catch (IOException e) {
            if (preferred == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    /** Returns the secret that the first start made, also for other instances on this home. */
    String tokenSecret() {
        Path file = directory.resolve("token-secret");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return createSecret(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the secret at once and whole, even if others start or are killed at the same time. */
    private String createSecret(Path file) {
        byte[] secret = new byte[48];
        new SecureRandom().nextBytes(secret);
        try {
            Path draft = Files.createTempFile(directory, "token-secret-", ".part", ownerOnly());
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
            try {
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException e) {
                // another instance was faster: its secret is used
            } finally {
                Files.delete(draft);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
