package dev.clipstream.dialect;

import dev.clipstream.http.Drain;
import dev.clipstream.problem.Problem;
import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure in the JSON of the family that covers the path; one family covers all remaining paths. */
class ProblemMappers {

    private static final Set<Status> TEMPORARY = EnumSet.of(Status.TOO_MANY_REQUESTS, Status.SERVICE_UNAVAILABLE);

    private final List<ErrorFormat> formats;
    private final ProblemReports reports;
    private final HttpServerRequest request;

    ProblemMappers(@All List<ErrorFormat> formats, ProblemReports reports, HttpServerRequest request) {
        this.formats = formats;
        this.reports = reports;
        this.request = request;
    }

    /** Answers a failure of RESTEasy, such as an unknown path, or a problem that RESTEasy has wrapped. */
    @ServerExceptionMapper
    RestResponse<Record> map(WebApplicationException failure) {
        if (failure.getCause() instanceof Problem problem) {
            return map(problem);
        }
        int status = failure.getResponse().getStatus();
        Problem problem = status >= 500
                ? new Problem.Unexpected(failure)
                : new Problem.NotFound(request.method() + " " + request.path() + ": "
                        + failure.getResponse().getStatusInfo().getReasonPhrase());
        return answer(problem, status, failure);
    }

    @ServerExceptionMapper
    RestResponse<Record> map(Throwable failure) {
        Problem problem = Problem.of(failure);
        return answer(problem, format().status(problem).getStatusCode(), failure);
    }

    private RestResponse<Record> answer(Problem problem, int status, Throwable failure) {
        reports.add(format().family(), problem, failure, request.method() + " " + request.path());
        ResponseBuilder<Record> response = ResponseBuilder.<Record>create(status)
                .entity(format().body(problem))
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (TEMPORARY.contains(Status.fromStatusCode(status))) {
            response.header(HttpHeaders.RETRY_AFTER, Drain.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    private ErrorFormat format() {
        return formats.stream()
                .filter(format -> format.covers(request.path()))
                .findFirst()
                .orElseThrow();
    }
}
