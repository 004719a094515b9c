package dev.clipstream.dialect.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parameters of a request that may contain files. The files exist until the request is answered. */
public final class ParametersWithFiles extends Parameters {

    @Schema(hidden = true)
    private final Map<String, ReceivedFile> files;

    ParametersWithFiles(
            Map<String, List<String>> query,
            Map<String, List<String>> form,
            JsonNode json,
            String bearerToken,
            Map<String, ReceivedFile> files) {
        super(query, form, json, bearerToken);
        this.files = files;
    }

    public Optional<ReceivedFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
