package dev.clipstream.dialect.shortvideo;

import dev.clipstream.dialect.ErrorFormat;
import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;

/** Answers errors in the JSON of the request's dialect, also for paths outside all mounts. */
@Singleton
class ShortVideoErrors implements ErrorFormat {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

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

    /** Returns 200, since the body has a code, except for errors that proxies and HTTP clients must recognise. */
    @Override
    public int status(Problem problem) {
        return switch (problem) {
            case Problem.Token _ -> spellings.ofErrors().unauthorizedStatus();
            case Problem.NotFound _ -> NOT_FOUND;
            case Problem.TooLarge _ -> TOO_LARGE;
            case Problem.TooManyRequests _ -> TOO_MANY_REQUESTS;
            case Problem.Busy _, Problem.Outage _ -> UNAVAILABLE;
            case Problem.BadInput _, Problem.NotAVideo _, Problem.Refused _, Problem.Unknown _ -> OK;
            // A player or a cache would mistake an answer with 200 for the media file.
            case Problem.Unexpected _ -> paths.operation(request.path()).isPresent() ? OK : SERVER_ERROR;
        };
    }

    @Override
    public ErrorAnswer body(Problem problem) {
        Endpoint endpoint =
                paths.operation(request.path()).flatMap(Endpoint::at).orElse(null);
        ErrorAnswer error = spellings.ofErrors().error(problem, endpoint);
        return endpoint != null && endpoint.signsIn() ? error.withEmptySession() : error;
    }
}
