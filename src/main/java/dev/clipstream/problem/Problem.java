package dev.clipstream.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/**
 * Everything that can go wrong. The kinds are closed, so that a dialect's {@code switch} over them needs no default
 * and does not compile when a kind is added that it cannot express. Messages are for the caller: they say what to
 * change. Kinds that are the caller's doing carry no stack trace.
 */
public abstract sealed class Problem extends RuntimeException {

    private Problem(String message) {
        super(message, null, false, false);
    }

    private Problem(String message, Throwable cause) {
        super(message, cause);
    }

    /** A parameter is missing, malformed, too long, or means nothing here. */
    public static final class BadParameter extends Problem {

        /** Some documents have a code for each. */
        public enum Fault {
            MISSING,
            EMPTY,
            WRONG_TYPE,
            INVALID
        }

        private final String parameter;
        private final Fault fault;

        public BadParameter(String parameter, String what) {
            this(parameter, Fault.INVALID, what);
        }

        public BadParameter(String parameter, Fault fault, String what) {
            super(parameter + " " + what);
            this.parameter = parameter;
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }

        public String parameter() {
            return parameter;
        }
    }

    /** A token is needed and none came. */
    public static final class TokenMissing extends Problem {
        public TokenMissing() {
            super("token is missing: log in and send the token that you get");
        }
    }

    /** The token is not one of ours, or its account is gone. */
    public static final class TokenInvalid extends Problem {
        public TokenInvalid() {
            super("token is invalid: log in again");
        }
    }

    /** It does not even look like a token. */
    public static final class TokenMalformed extends Problem {
        public TokenMalformed() {
            super("token is not a token: send the one that you got, as it is");
        }
    }

    /** A good token, but for something else: one that refreshes does not sign in, and the other way round. */
    public static final class TokenOfOtherKind extends Problem {
        public TokenOfOtherKind() {
            super("token is of another kind: it cannot be used here");
        }
    }

    public static final class TokenExpired extends Problem {
        public TokenExpired() {
            super("token has expired: log in again");
        }
    }

    public static final class NameTaken extends Problem {
        public NameTaken() {
            super("username is taken: choose another");
        }
    }

    public static final class EmailTaken extends Problem {
        public EmailTaken() {
            super("e-mail address is taken: log in, or use another");
        }
    }

    /** The code that came by e-mail is wrong, used up or too old. */
    public static final class WrongCode extends Problem {
        public WrongCode() {
            super("code is wrong or no longer valid: ask for a new one");
        }
    }

    /** Says nothing about which of the two was wrong. */
    public static final class WrongCredentials extends Problem {
        public WrongCredentials() {
            super("username or password is wrong");
        }
    }

    public static final class UnknownAccount extends Problem {
        public UnknownAccount() {
            super("no such user");
        }
    }

    /** The account exists, but what is asked for cannot be done to oneself. */
    public static final class OneselfRefused extends Problem {
        public OneselfRefused(String verb) {
            super("you cannot " + verb + " yourself");
        }
    }

    public static final class UnknownVideo extends Problem {
        public UnknownVideo() {
            super("no such video");
        }
    }

    public static final class UnknownComment extends Problem {
        public UnknownComment() {
            super("no such comment on this video");
        }
    }

    public static final class UnknownGroup extends Problem {
        public UnknownGroup() {
            super("no such group");
        }
    }

    public static final class BadGroupName extends Problem {
        public BadGroupName() {
            super("name of a group must not be digits alone");
        }
    }

    public static final class AlreadyFriends extends Problem {
        public AlreadyFriends() {
            super("you are friends already");
        }
    }

    public static final class OthersFriends extends Problem {
        public OthersFriends() {
            super("you can only list your own friends");
        }
    }

    /** It exists, but it is not this caller's to change or see. */
    public static final class NotAllowed extends Problem {
        public NotAllowed(String rule) {
            super(rule);
        }
    }

    /** The uploaded file is not a video that can be played to its end. */
    public static final class NotAVideo extends Problem {
        private final String why;

        public NotAVideo(String why) {
            super("data is not a playable video: " + why);
            this.why = why;
        }

        public String why() {
            return why;
        }
    }

    public static final class TooLarge extends Problem {
        public TooLarge(long maxBytes) {
            super("the request is larger than the allowed " + maxBytes + " bytes");
        }
    }

    public static final class NotFound extends Problem {
        public NotFound(String what) {
            super(what);
        }
    }

    /** Too much work of one kind at once; it may succeed a moment later. */
    public static final class Busy extends Problem {
        public Busy(String what) {
            super(what + " is busy: try again in a moment");
        }
    }

    /** The caller asks more often than allowed. */
    public static final class TooManyRequests extends Problem {
        public TooManyRequests() {
            super("too many requests: slow down");
        }
    }

    public static final class MailFailed extends Problem {
        public MailFailed(Throwable cause) {
            super("the e-mail could not be sent: try again later", cause);
        }
    }

    /** A server that we depend on does not answer. */
    public static final class Unavailable extends Problem {
        private final String dependency;

        public Unavailable(String dependency, Throwable cause) {
            super("the " + dependency + " is not available: try again later", cause);
            this.dependency = dependency;
        }

        public String dependency() {
            return dependency;
        }
    }

    /** Our own mistake. The message tells the caller nothing of the cause; the log does. */
    public static final class Unexpected extends Problem {
        public Unexpected(Throwable cause) {
            super("internal error", cause);
        }
    }

    /** The problem that a failure amounts to: itself, a database that cannot be reached, or a mistake of ours. */
    public static Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof SQLException e && isConnectionFailure(e)) {
                return new Unavailable("database", failure);
            }
        }
        return new Unexpected(failure);
    }

    /** SQL states of class 08 are connection exceptions; the connection pool's own time-out has no state. */
    private static boolean isConnectionFailure(SQLException e) {
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || e.getSQLState() == null
                || e.getSQLState().startsWith("08");
    }
}
