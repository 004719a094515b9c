package dev.clipstream.dialect.shortvideo;

import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure in the JSON of the dialect, also for paths that belong to none. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Spellings spellings;
    private final PathAliases paths;
    private final HttpServerRequest request;

    ProblemMappers(Spellings spellings, PathAliases paths, HttpServerRequest request) {
        this.spellings = spellings;
        this.paths = paths;
        this.request = request;
    }

    /** A failure of HTTP itself, such as an unknown path or a wrong method. */
    @ServerExceptionMapper
    RestResponse<ErrorAnswer> map(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        Problem problem = status >= 500
                ? new Problem.Unexpected(failure)
                : new Problem.NotFound(request.method() + " " + request.path() + ": "
                        + failure.getResponse().getStatusInfo().getReasonPhrase());
        return answer(problem, status, failure);
    }

    @ServerExceptionMapper
    RestResponse<ErrorAnswer> map(Throwable failure) {
        Problem problem = Problem.of(failure);
        return answer(problem, status(problem), failure);
    }

    /** Failures are answered with 200 and a code, but for those that proxies and HTTP clients must understand. */
    private int status(Problem problem) {
        return switch (problem) {
            case Problem.TokenMissing p -> spellings.ofErrors().unauthorizedStatus();
            case Problem.TokenInvalid p -> spellings.ofErrors().unauthorizedStatus();
            case Problem.TokenExpired p -> spellings.ofErrors().unauthorizedStatus();
            case Problem.NotFound p -> NOT_FOUND;
            case Problem.TooLarge p -> TOO_LARGE;
            case Problem.Busy p -> UNAVAILABLE;
            case Problem.Unavailable p -> UNAVAILABLE;
            case Problem.BadParameter p -> OK;
            case Problem.NameTaken p -> OK;
            case Problem.WrongCredentials p -> OK;
            case Problem.UnknownAccount p -> OK;
            case Problem.UnknownVideo p -> OK;
            case Problem.UnknownComment p -> OK;
            case Problem.NotAllowed p -> OK;
            case Problem.OthersFriends p -> OK;
            case Problem.OneselfRefused p -> OK;
            case Problem.NotAVideo p -> OK;
            // A player or a cache would take 200 for the medium.
            case Problem.Unexpected p -> paths.operation(request.path()).isPresent() ? OK : SERVER_ERROR;
        };
    }

    private RestResponse<ErrorAnswer> answer(Problem problem, int status, Throwable failure) {
        log(problem, failure);
        ResponseBuilder<ErrorAnswer> response = ResponseBuilder.<ErrorAnswer>create(status)
                .entity(body(problem))
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (status == UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    private ErrorAnswer body(Problem problem) {
        Endpoint endpoint =
                paths.operation(request.path()).flatMap(Endpoint::at).orElse(null);
        Failure failure = spellings.ofErrors().failure(problem, endpoint);
        boolean signsIn = endpoint != null && endpoint.signsIn();
        return new ErrorAnswer(
                failure.code(), failure.message(), failure.errmsg(), signsIn ? 0L : null, signsIn ? "" : null);
    }

    private void log(Problem problem, Throwable failure) {
        String request = this.request.method() + " " + this.request.path();
        if (problem instanceof Problem.Unexpected) {
            LOG.errorf(failure, "%s failed", request);
        } else if (problem instanceof Problem.Unavailable) {
            LOG.warnf(failure, "%s: %s", request, problem.getMessage());
        } else {
            LOG.debugf("%s: %s", request, problem.getMessage());
        }
    }
}
