package dev.clipstream.dialect.shortvideo;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/douyin/ping")
@NonBlocking
@Tag(name = "service")
public class PingResource {

    private final Spellings spellings;

    PingResource(Spellings spellings) {
        this.spellings = spellings;
    }

    @GET
    @Operation(summary = "Answers as long as the service does")
    public StatusAnswer ping() {
        return new StatusAnswer(StatusAnswer.OK, spellings.current().success(ShortVideoOperation.PING));
    }
}
