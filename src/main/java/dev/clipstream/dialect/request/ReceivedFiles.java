package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clipstream.account.Viewer;
import dev.clipstream.media.MediaConfig;
import dev.clipstream.media.upload.UploadFolder;
import dev.clipstream.media.upload.UploadPermits;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Problem.TooLarge;
import dev.clipstream.problem.Problem.Unavailable;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Receives a multipart form with files. The files are streamed to temporary files, which are deleted when the request
 * ends. RESTEasy would read the whole form before anything here could check the token or acquire a permit.
 */
@RequestScoped
public class ReceivedFiles {

    /** A form has at most {@link ParametersReader#MAX_FIELDS} parts, and each of them may be as long in memory. */
    private static final int IN_MEMORY = 16 * 1024;

    private final MediaConfig media;
    private final UploadFolder folder;
    private final UploadPermits permits;
    private final ClientKey client;
    private final Map<String, ReceivedFile> files = new HashMap<>();
    private UploadPermits.Permit permit;
    private MultipartForm form;

    ReceivedFiles(MediaConfig media, UploadFolder folder, UploadPermits permits, ClientKey client) {
        this.media = media;
        this.folder = folder;
        this.permits = permits;
        this.client = client;
    }

    /** Returns the first file of each field name. */
    Map<String, ReceivedFile> files() {
        return files;
    }

    /**
     * Reads the form to its end and returns its fields.
     *
     * @param bytes how long the form may become
     */
    Map<String, List<String>> receive(InputStream body, MediaType type, Viewer viewer, long bytes) throws IOException {
        permit = permits.acquire(viewer, client.address(), bytes);
        DefaultHttpDataFactory factory = new DefaultHttpDataFactory(IN_MEMORY, UTF_8);
        factory.setBaseDir(folder.path().toString());
        factory.setDeleteOnExit(false);
        form = new MultipartForm(type, factory);
        form.read(body);
        try {
            for (FileUpload file : form.files()) {
                keep(file);
            }
            return form.fields();
        } catch (IOException e) {
            throw new Unavailable(Dependency.UPLOAD_DISK, e);
        }
    }

    /** Tells whose upload it is, once that was read in the form. */
    void areOf(Viewer viewer) {
        permit.isOf(viewer);
    }

    private void keep(FileUpload file) throws IOException {
        long maxFile = media.maxSize().asLongValue();
        if (file.length() > maxFile) {
            throw new TooLarge(maxFile);
        }
        if (!files.containsKey(file.getName())) {
            Path path = folder.newFile();
            files.put(file.getName(), new ReceivedFile(path, file.getFilename()));
            file.renameTo(path.toFile());
        }
    }

    @PreDestroy
    void delete() throws IOException {
        try {
            if (form != null) {
                form.close();
            }
            for (ReceivedFile file : files.values()) {
                Files.deleteIfExists(file.path());
            }
        } finally {
            if (permit != null) {
                permit.close();
            }
        }
    }
}
