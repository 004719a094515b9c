package dev.clipstream.dialect.portal;

import dev.clipstream.account.Viewer;
import dev.clipstream.dialect.request.ParametersWithFiles;
import dev.clipstream.dialect.request.ReceivedFile;
import dev.clipstream.http.media.CurrentLinks;
import dev.clipstream.media.upload.FileUploads;
import dev.clipstream.problem.Problem.BadInput.Fault;
import dev.clipstream.problem.Problem.BadParameter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/file")
@RunOnVirtualThread
@Tag(name = "file")
public class FileResource {

    private final FileUploads files;
    private final PortalRequests requests;
    private final CurrentLinks links;

    FileResource(FileUploads files, PortalRequests requests, CurrentLinks links) {
        this.files = files;
        this.requests = requests;
        this.links = links;
    }

    @POST
    @Path("upload")
    @Operation(summary = "Store a file; the same bytes are stored once")
    public FileAnswer upload(ParametersWithFiles parameters) {
        var request = requests.of(PortalOperation.UPLOAD_FILE, parameters);
        Viewer viewer = request.viewer();
        ReceivedFile file = parameters.file("file").orElseThrow(() -> noFile(request));
        return FileAnswer.of(links.get().media(files.upload(viewer, file.path(), file.name(), request.client())));
    }

    private static BadParameter noFile(PortalRequest request) {
        request.text("file");
        return new BadParameter("file", Fault.WRONG_TYPE, "must be a file in a multipart form");
    }
}
