package dev.clipstream.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Copies resources of the artifacts to files, once: a directory or file that exists is complete. */
final class Unpacked {

    private Unpacked() {}

    static boolean isAvailable(String resource) {
        return url(resource) != null;
    }

    /** Copies the whole jar directory {@code root}, which the resource {@code sample} in it locates. */
    static Path directory(String root, String sample, Path target) throws IOException {
        if (Files.exists(target)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        Path draft = Files.createTempDirectory(target.getParent(), "unpacking-");
        JarURLConnection connection = (JarURLConnection) url(root + sample).openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(root) && !entry.isDirectory()) {
                    copy(
                            jar.getInputStream(entry),
                            draft.resolve(entry.getName().substring(root.length())));
                }
            }
        }
        moveIntoPlace(draft, target);
        return target;
    }

    static Path file(String resource, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Path draft = target.resolveSibling(
                    target.getFileName() + "." + ProcessHandle.current().pid());
            copy(url(resource).openStream(), draft);
            moveIntoPlace(draft, target);
        }
        return target;
    }

    private static URL url(String resource) {
        return Unpacked.class.getClassLoader().getResource(resource);
    }

    private static void copy(InputStream content, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (content) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
        file.toFile().setExecutable(true);
    }

    /** Moves atomically, so that a killed start leaves nothing half done, and one of two simultaneous starts wins. */
    private static void moveIntoPlace(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // There is no exception of its own for a directory that is not empty.
            if (Files.notExists(target)) {
                throw e;
            }
            // The other start was faster.
            delete(draft);
        }
    }

    private static void delete(Path draft) throws IOException {
        try (Stream<Path> files = Files.walk(draft)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
