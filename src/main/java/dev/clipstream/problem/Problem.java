package dev.clipstream.problem;

import java.util.function.Function;

/**
 * Everything that can go wrong. The kinds are closed, so that a dialect's {@code switch} over them needs no default and
 * does not compile when a kind is added that it cannot express. Kinds that most dialects answer alike form a group,
 * which a {@code switch} may name instead. Messages are for the caller: they say what to change. Kinds that the caller
 * causes carry no stack trace.
 */
public abstract sealed class Problem extends RuntimeException {

    private Problem(String message) {
        super(message, null, false, false);
    }

    private Problem(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the message with the names that a dialect gives to fields. */
    public String message(Function<Field, String> names) {
        return getMessage();
    }

    /** Something in the request is missing, malformed, too long, or unknown here. */
    public abstract static sealed class BadInput extends Problem {

        /** The kind of fault, for documents that have a code for each. */
        public enum Fault {
            MISSING,
            EMPTY,
            WRONG_TYPE,
            INVALID
        }

        private final Fault fault;
        private final String rule;

        private BadInput(Object what, Fault fault, String rule) {
            super(what + " " + rule);
            this.fault = fault;
            this.rule = rule;
        }

        public Fault fault() {
            return fault;
        }

        /** Returns the name of the value in the dialect. */
        public abstract String name(Function<Field, String> names);

        @Override
        public String message(Function<Field, String> names) {
            return name(names) + " " + rule;
        }
    }

    public static final class Invalid extends BadInput {
        private final Field field;

        public Invalid(Field field, String rule) {
            this(field, Fault.INVALID, rule);
        }

        public Invalid(Field field, Fault fault, String rule) {
            super(field, fault, rule);
            this.field = field;
        }

        @Override
        public String name(Function<Field, String> names) {
            return names.apply(field);
        }
    }

    /** A parameter that only the dialect knows, under its name there. */
    public static final class BadParameter extends BadInput {
        private final String parameter;

        public BadParameter(String parameter, String rule) {
            this(parameter, Fault.INVALID, rule);
        }

        public BadParameter(String parameter, Fault fault, String rule) {
            super(parameter, fault, rule);
            this.parameter = parameter;
        }

        @Override
        public String name(Function<Field, String> names) {
            return parameter;
        }
    }

    /** The request has no token that identifies the caller. */
    public sealed interface Token {}

    /** A token is needed and none came. */
    public static final class TokenMissing extends Problem implements Token {
        public TokenMissing() {
            super("token is missing: log in and send the token that you get");
        }
    }

    /** The token is not one of ours, or its account is gone. */
    public static final class TokenInvalid extends Problem implements Token {
        public TokenInvalid() {
            super("token is invalid: log in again");
        }
    }

    /** The token does not have the form of one. */
    public static final class TokenMalformed extends Problem implements Token {
        public TokenMalformed() {
            super("token is not a token: send the one that you got, as it is");
        }
    }

    /** The token is valid for another purpose: a refresh token gives no access, and an access token cannot refresh. */
    public static final class TokenOfOtherKind extends Problem implements Token {
        public TokenOfOtherKind() {
            super("token is of another kind: it cannot be used here");
        }
    }

    public static final class TokenExpired extends Problem implements Token {
        public TokenExpired() {
            super("token has expired: log in again");
        }
    }

    /** The request is understood, but a rule of the domain forbids what it asks for. */
    public sealed interface Refused {}

    /** A value that must be unique belongs to another account. */
    public sealed interface Taken extends Refused {}

    public static final class NameTaken extends Problem implements Taken {
        public NameTaken() {
            super("username is taken: choose another");
        }
    }

    public static final class EmailTaken extends Problem implements Taken {
        public EmailTaken() {
            super("e-mail address is taken: log in, or use another");
        }
    }

    /** The code that came by e-mail is wrong, used up or too old. */
    public static final class WrongCode extends Problem implements Refused {
        public WrongCode() {
            super("code is wrong or no longer valid: ask for a new one");
        }
    }

    /** The name or the password is wrong; the message does not say which. */
    public static final class WrongCredentials extends Problem implements Refused {
        public WrongCredentials() {
            super("username or password is wrong");
        }
    }

    public static final class BadGroupName extends Problem implements Refused {
        public BadGroupName() {
            super("name of a group must not be digits alone");
        }
    }

    /** The account exists, but what is asked for cannot be done to oneself. */
    public static final class OneselfRefused extends Problem implements Refused {
        public OneselfRefused(String verb) {
            super("you cannot " + verb + " yourself");
        }
    }

    public static final class AlreadyFriends extends Problem implements Refused {
        public AlreadyFriends() {
            super("you are friends already");
        }
    }

    public static final class OthersFriends extends Problem implements Refused {
        public OthersFriends() {
            super("you can only list your own friends");
        }
    }

    /** The object exists, but the caller may not change or see it. */
    public static final class NotAllowed extends Problem implements Refused {
        public NotAllowed(String rule) {
            super(rule);
        }
    }

    /** Nothing that the caller may see has that id or name. */
    public sealed interface Unknown {}

    public static final class UnknownAccount extends Problem implements Unknown {
        public UnknownAccount() {
            super("no such user");
        }
    }

    public static final class UnknownVideo extends Problem implements Unknown {
        public UnknownVideo() {
            super("no such video");
        }
    }

    public static final class UnknownComment extends Problem implements Unknown {
        public UnknownComment() {
            super("no such comment on this video");
        }
    }

    public static final class UnknownGroup extends Problem implements Unknown {
        public UnknownGroup() {
            super("no such group");
        }
    }

    /** The uploaded file is not a video that can be played to its end. */
    public static final class NotAVideo extends Problem {
        public NotAVideo(String why) {
            super("is not a playable video: " + why);
        }

        @Override
        public String message(Function<Field, String> names) {
            return names.apply(Field.VIDEO_FILE) + " " + getMessage();
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

    /** The same request may succeed a moment later. */
    public sealed interface Overload {}

    /** Too much work of one kind is under way at once. */
    public static final class Busy extends Problem implements Overload {
        public Busy(String what) {
            super(what + " is busy: try again in a moment");
        }
    }

    /** The caller asks more often than allowed. */
    public static final class TooManyRequests extends Problem implements Overload {
        public TooManyRequests() {
            super("too many requests: slow down");
        }
    }

    /** A server that the service depends on has failed. */
    public sealed interface Outage {}

    public static final class MailFailed extends Problem implements Outage {
        public MailFailed(Throwable cause) {
            super("the e-mail could not be sent: try again later", cause);
        }
    }

    /** A server that the service depends on does not answer. */
    public static final class Unavailable extends Problem implements Outage {
        private final Dependency dependency;

        public Unavailable(Dependency dependency, Throwable cause) {
            super("the " + dependency + " is not available: try again later", cause);
            this.dependency = dependency;
        }

        public Dependency dependency() {
            return dependency;
        }
    }

    /** An error of the service. The message does not name the cause; the log does. */
    public static final class Unexpected extends Problem {
        public Unexpected(Throwable cause) {
            super("internal error", cause);
        }
    }

    /** Returns the problem behind a failure: the failure itself, one of the database, or an unexpected error. */
    public static Problem of(Throwable failure) {
        for (Throwable cause : DatabaseFailure.causes(failure)) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return switch (DatabaseFailure.of(failure).orElse(null)) {
            case CONFLICT, OVERLOAD -> new Busy("the database");
            case READ_ONLY, DISCONNECTION -> new Unavailable(Dependency.DATABASE, failure);
            case null -> new Unexpected(failure);
        };
    }
}
