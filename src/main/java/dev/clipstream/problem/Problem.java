package dev.clipstream.problem;

/** What can go wrong for a reason that the caller can be told. Each dialect says it in its own words. */
public abstract sealed class Problem extends RuntimeException {

    /** Expected failures are answers, not faults: no stack trace. */
    private Problem(String message) {
        super(message, null, false, false);
    }

    private Problem(String message, Throwable cause) {
        super(message, cause);
    }

    public static final class BadParameter extends Problem {
        private final String parameter;

        public BadParameter(String parameter, String what) {
            super(parameter + ": " + what);
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }
    }

    public static final class NotAVideo extends Problem {
        public NotAVideo(String why) {
            super(why);
        }
    }

    public static final class TooLarge extends Problem {
        private final long maxBytes;

        public TooLarge(long maxBytes) {
            super("more than " + maxBytes + " bytes");
            this.maxBytes = maxBytes;
        }

        public long maxBytes() {
            return maxBytes;
        }
    }

    public static final class NotFound extends Problem {
        public NotFound(String what) {
            super(what + " not found");
        }
    }

    public static final class Unavailable extends Problem {
        private final String dependency;

        public Unavailable(String dependency, Throwable cause) {
            super(dependency + " is not available", cause);
            this.dependency = dependency;
        }

        public String dependency() {
            return dependency;
        }
    }

    public static final class Busy extends Problem {
        public Busy(String what) {
            super("too busy: " + what);
        }
    }
}
