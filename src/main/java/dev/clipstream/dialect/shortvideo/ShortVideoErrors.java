package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.ErrorFormat;
import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;

/** Answers errors in the JSON of the request's dialect, also for paths outside all mounts. */
@Singleton
class ShortVideoErrors implements ErrorFormat {

    private final Spellings spellings;
    private final PathAliases paths;
    private final HttpServerRequest request;

    ShortVideoErrors(Spellings spellings, PathAliases paths, HttpServerRequest request) {
        this.spellings = spellings;
        this.paths = paths;
        this.request = request;
    }

    @Override
    public boolean covers(String path) {
        return true;
    }

    @Override
    public String family() {
        return "short-video";
    }

    /** Returns 200, since the body has a code, except for errors that proxies and HTTP clients must recognise. */
    @Override
    public Status status(Problem problem) {
        return switch (problem) {
            case Problem.Token _ -> spellings.ofErrors().unauthorizedStatus();
            case Problem.NotFound _ -> Status.NOT_FOUND;
            case Problem.TooLarge _ -> Status.REQUEST_ENTITY_TOO_LARGE;
            case Problem.TooManyRequests _ -> Status.TOO_MANY_REQUESTS;
            case Problem.Busy _, Problem.Outage _ -> Status.SERVICE_UNAVAILABLE;
            case Problem.BadInput _, Problem.NotAVideo _, Problem.Refused _, Problem.Unknown _ -> Status.OK;
            // A player or a cache would mistake an answer with 200 for the media file.
            case Problem.Unexpected _ ->
                paths.operation(request.path()).isPresent() ? Status.OK : Status.INTERNAL_SERVER_ERROR;
        };
    }

    @Override
    public ErrorAnswer body(Problem problem) {
        ShortVideoOperation operation =
                paths.operation(request.path()).flatMap(ShortVideoOperation::at).orElse(null);
        ErrorAnswer error = spellings.ofErrors().error(problem, operation);
        return operation != null && operation.signsIn() ? error.withEmptySession() : error;
    }
}
