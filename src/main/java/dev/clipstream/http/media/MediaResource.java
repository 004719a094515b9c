package dev.clipstream.http.media;

import dev.clipstream.http.SlowClients;
import dev.clipstream.media.store.MediaKey;
import dev.clipstream.media.store.MediaStore;
import dev.clipstream.media.store.StoredObject;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/media/{folder}/{name}")
@Tag(name = "media")
@RunOnVirtualThread
public class MediaResource {

    private final MediaStore store;
    private final Download download;
    private final HttpServerRequest request;
    private final SlowClients slowClients;

    MediaResource(MediaStore store, Download download, HttpServerRequest request, SlowClients slowClients) {
        this.store = store;
        this.download = download;
        this.request = request;
        this.slowClients = slowClients;
    }

    @GET
    @Operation(summary = "A video, a cover or an uploaded file, or a range of its bytes; HEAD works too")
    @APIResponse(
            responseCode = "200",
            description = "The bytes; 206 for a range, 304 for what the client has, 416 for a range beyond the end",
            content = @Content(mediaType = "video/mp4", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<StreamingOutput> get(String folder, String name, @Context HttpHeaders headers) {
        return answer(folder, name, headers, true);
    }

    @HEAD
    @Operation(hidden = true)
    public RestResponse<StreamingOutput> head(String folder, String name, @Context HttpHeaders headers) {
        return answer(folder, name, headers, false);
    }

    private RestResponse<StreamingOutput> answer(String folder, String name, HttpHeaders headers, boolean withBody) {
        MediaKey key = MediaKey.parse(folder + "/" + name)
                .filter(this::isAskedForAsItIs)
                .orElseThrow(NotFoundException::new);
        StoredObject object = store.find(key).orElseThrow(NotFoundException::new);
        var freshness = new Freshness('"' + name + '"', object.lastModified());
        if (freshness.isUnchanged(headers)) {
            return described(Status.NOT_MODIFIED, freshness).build();
        }
        Optional<ByteRange> part = Optional.of(headers)
                .filter(freshness::allowsRange)
                .flatMap(asked -> ByteRange.parse(asked.getHeaderString("Range"), object.length()));
        ByteRange range = part.orElse(ByteRange.whole(object.length()));
        if (!range.isSatisfiable()) {
            return ResponseBuilder.<StreamingOutput>create(Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", range.contentRange())
                    .build();
        }
        var response = described(part.isPresent() ? Status.PARTIAL_CONTENT : Status.OK, freshness)
                .type(key.contentType())
                .header(HttpHeaders.CONTENT_LENGTH, range.size());
        if (!key.isShown()) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        part.ifPresent(sent -> response.header("Content-Range", sent.contentRange()));
        if (withBody) {
            download.begin();
            response.entity(new SentBytes(store.open(key, range.first(), range.last()), request, slowClients));
        }
        return response.build();
    }

    /** Returns false for other spellings of the path, whose dots and extra slashes the server has normalised. */
    private boolean isAskedForAsItIs(MediaKey key) {
        return request.path().endsWith("/media/" + key);
    }

    /** Starts an answer with the headers that describe the object. */
    private static ResponseBuilder<StreamingOutput> described(Status status, Freshness freshness) {
        return ResponseBuilder.<StreamingOutput>create(status)
                .header(HttpHeaders.ETAG, freshness.etag())
                .header(HttpHeaders.LAST_MODIFIED, freshness.httpDate())
                .header(HttpHeaders.CACHE_CONTROL, MediaStore.CACHE_CONTROL)
                .header("Accept-Ranges", "bytes");
    }
}
