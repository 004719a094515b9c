package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.ErrorFormat;
import dev.clipstream.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** Failures in the envelope of the document: a code, and HTTP 200 unless a dependency failed. */
@Singleton
@Priority(1)
class PortalErrors implements ErrorFormat {

    private final Failures failures;
    private final HttpServerRequest request;

    PortalErrors(Failures failures, HttpServerRequest request) {
        this.failures = failures;
        this.request = request;
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public Status status(Problem problem) {
        return switch (problem) {
            case Problem.TooLarge _ -> Status.REQUEST_ENTITY_TOO_LARGE;
            case Problem.Busy _, Problem.Outage _ -> Status.SERVICE_UNAVAILABLE;
            case Problem.BadInput _,
                    Problem.NotAVideo _,
                    Problem.Token _,
                    Problem.Refused _,
                    Problem.Unknown _,
                    Problem.NotFound _,
                    Problem.TooManyRequests _,
                    Problem.Unexpected _ -> Status.OK;
        };
    }

    @Override
    public EmptyAnswer body(Problem problem) {
        String operation = request.path().replaceFirst("/$", "").replaceFirst(".*/", "");
        boolean authorized = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        Code code = failures.code(problem, operation, authorized);
        return EmptyAnswer.of(code.number(), failures.message(code, problem));
    }
}
