package dev.clipstream.http.media;

import dev.clipstream.media.store.MediaStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/drawings")
@Tag(name = "media")
public class DrawingResource {

    @GET
    @Path("{fileName}")
    @Produces("image/svg+xml")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = MediaStore.CACHE_CONTROL)
    // A browser that opens an SVG by itself treats it as a document, which must not run scripts.
    @ResponseHeader(name = "Content-Security-Policy", value = "default-src 'none'; style-src 'unsafe-inline'")
    @Operation(summary = "The avatar or background that the service draws for an account that has none")
    public String drawing(String fileName) {
        return Drawing.parse(fileName).orElseThrow(NotFoundException::new).svg();
    }
}
