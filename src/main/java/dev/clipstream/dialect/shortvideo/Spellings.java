package dev.clipstream.dialect.shortvideo;

import static java.util.stream.Collectors.toMap;

import dev.clipstream.problem.Problem.BadParameter;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Selects the spelling of a request by the first segment of its path, and then by header or configuration. */
@Singleton
@Startup
class Spellings {

    private static final String HEADER = "X-Api-Dialect";
    private static final String SHARED_MOUNT = "douyin";
    private static final Spelling ORIGINAL = new Official();

    private final List<Spelling> spellings;
    /** Each spelling that shares its mount with no other, and how its paths begin. */
    private final Map<Spelling, String> mountedAlone;

    private final Spelling configured;
    private final HttpServerRequest request;

    Spellings(@All List<Spelling> spellings, DouyinConfig config, HttpServerRequest request) {
        this.spellings = spellings;
        this.request = request;
        this.mountedAlone = spellings.stream()
                .filter(spelling -> !spelling.mount().equals(SHARED_MOUNT))
                .collect(toMap(Function.identity(), spelling -> "/" + spelling.mount() + "/"));
        this.configured = choice(config.dialect())
                .orElseThrow(() -> new IllegalArgumentException("clipstream.douyin.dialect " + choices()));
    }

    /** Throws {@link BadParameter} if the request asks for a dialect that does not exist. */
    Spelling current() {
        Optional<Spelling> mounted = mountedAlone(request.path());
        String asked = request.getHeader(HEADER);
        if (mounted.isPresent() || asked == null || asked.isBlank()) {
            return mounted.orElse(configured);
        }
        return choice(asked.strip()).orElseThrow(() -> new BadParameter(HEADER, choices()));
    }

    /**
     * Returns the spelling for an error: the original outside all mounts, and the configured one if the request asks
     * for an unknown dialect.
     */
    Spelling ofErrors() {
        if (mountedAlone(request.path()).isEmpty() && !request.path().startsWith("/" + SHARED_MOUNT + "/")) {
            return ORIGINAL;
        }
        try {
            return current();
        } catch (BadParameter unknownDialect) {
            return configured;
        }
    }

    /** Returns the spelling whose mount starts the path and is shared with no other spelling. */
    Optional<Spelling> mountedAlone(String path) {
        for (Map.Entry<Spelling, String> mounted : mountedAlone.entrySet()) {
            if (path.startsWith(mounted.getValue())) {
                return Optional.of(mounted.getKey());
            }
        }
        return Optional.empty();
    }

    private Optional<Spelling> choice(String name) {
        return spellings.stream()
                .filter(spelling -> spelling.mount().equals(SHARED_MOUNT))
                .filter(spelling -> spelling.name().equals(name))
                .findFirst();
    }

    private String choices() {
        return "must be one of "
                + spellings.stream()
                        .filter(spelling -> spelling.mount().equals(SHARED_MOUNT))
                        .map(Spelling::name)
                        .sorted()
                        .toList();
    }
}
