package dev.clipstream.dialect.portal;

import dev.clipstream.dialect.ErrorFormat;
import dev.clipstream.problem.Dependency;
import dev.clipstream.problem.Field;
import dev.clipstream.problem.Problem;
import dev.clipstream.problem.Problem.BadInput;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;

/** Answers errors in the document's envelope: 503 if the service is busy or a dependency failed, 413, or else 200. */
@Singleton
@Priority(1)
class PortalErrors implements ErrorFormat {

    static final String FAMILY = "portal";

    private static final String FRIEND = "add-friend";
    private static final String GROUP = "create-community";
    private static final String REFRESH = "refresh-token";

    private final HttpServerRequest request;

    PortalErrors(HttpServerRequest request) {
        this.request = request;
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith("/api/");
    }

    @Override
    public String family() {
        return FAMILY;
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
        return answer(problem, operation, authorized);
    }

    /**
     * Returns the code of a problem and a message: the document's text for the code, then what the caller must change.
     *
     * @param operation the last segment of the path, because some operations have codes of their own
     * @param authorized whether the request has an {@code Authorization} header
     */
    static EmptyAnswer answer(Problem problem, String operation, boolean authorized) {
        Code code = code(problem, operation, authorized);
        return EmptyAnswer.of(code.number(), code.text() + ": " + problem.message(PortalErrors::name));
    }

    private static Code code(Problem problem, String operation, boolean authorized) {
        return switch (problem) {
            case BadInput p -> code(p, operation);
            case Problem.TokenMissing _ -> authorized ? Code.NO_BEARER : Code.TOKEN_EMPTY;
            case Problem.TokenInvalid _ -> Code.TOKEN_INVALID;
            case Problem.TokenExpired _ -> operation.equals(REFRESH) ? Code.REFRESH_TOKEN_EXPIRED : Code.TOKEN_EXPIRED;
            case Problem.TokenMalformed _ -> Code.TOKEN_MALFORMED;
            case Problem.TokenOfOtherKind _ -> Code.TOKEN_OF_OTHER_KIND;
            case Problem.TooManyRequests _ -> Code.TOO_MANY_REQUESTS;
            case Problem.NotAllowed _, Problem.OthersFriends _ -> Code.NOT_ALLOWED;
            case Problem.Taken _ -> Code.USER_EXISTS;
            case Problem.WrongCredentials _ -> Code.WRONG_CREDENTIALS;
            case Problem.WrongCode _ -> Code.WRONG_CODE;
            case Problem.UnknownAccount _ -> Code.UNKNOWN_USER;
            case Problem.OneselfRefused _ -> Code.ONESELF;
            case Problem.AlreadyFriends _ -> Code.ALREADY_FRIENDS;
            case Problem.BadGroupName _ -> Code.GROUP_NAME_OF_DIGITS;
            case Problem.Unknown _, Problem.NotAVideo _, Problem.NotFound _ -> Code.INVALID;
            case Problem.TooLarge _ -> Code.UPLOAD_FAILED;
            case Problem.MailFailed _ -> Code.MAIL_FAILED;
            case Problem.Unavailable p -> unavailable(p.dependency());
            case Problem.Busy _, Problem.Unexpected _ -> Code.INTERNAL;
        };
    }

    private static Code code(BadInput problem, String operation) {
        String name = problem.name(PortalErrors::name);
        return switch (problem.fault()) {
            case MISSING -> Code.MISSING;
            case WRONG_TYPE -> Code.WRONG_TYPE;
            case INVALID -> name.equals("email") ? Code.BAD_EMAIL : Code.INVALID;
            case EMPTY ->
                switch (operation) {
                    case FRIEND -> Code.FRIEND_EMPTY;
                    case GROUP -> name.equals("name") ? Code.GROUP_NAME_EMPTY : Code.EMPTY;
                    default -> Code.EMPTY;
                };
        };
    }

    private static Code unavailable(Dependency dependency) {
        return switch (dependency) {
            case DATABASE -> Code.DATABASE;
            case REDIS -> Code.REDIS;
            case OBJECT_STORE, UPLOAD_DISK -> Code.UPLOAD_FAILED;
            case FFMPEG -> Code.INTERNAL;
        };
    }

    private static String name(Field field) {
        return switch (field) {
            case USERNAME -> "username";
            case PASSWORD -> "password";
            case EMAIL -> "email";
            case AVATAR, BACKGROUND -> "avatar";
            case SIGNATURE -> "bio";
            case ROLE -> "role";
            case TITLE -> "title";
            case VIDEO_DESCRIPTION -> "description";
            case VIDEO_TYPE -> "type";
            case VIDEO_FILE, VIDEO_URL -> "video_path";
            case COVER -> "cover_path";
            case FILE -> "file";
            case COMMENT_TEXT, MESSAGE_TEXT -> "content";
            case MESSAGE_PICTURE -> "pic";
            case MESSAGE_URL -> "url";
            case MESSAGE_DESCRIPTION, GROUP_DESCRIPTION -> "desc";
            case GROUP_NAME -> "name";
            case GROUP_ICON -> "icon";
            case CURSOR -> "before_id";
            case COUNT -> "page_size";
            case PAGE -> "page";
        };
    }
}
