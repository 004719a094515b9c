package dev.clipstream.dialect.shortvideo;

import dev.clipstream.problem.Problem.BadParameter;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses the spelling of a request. */
@Singleton
@Startup
class Spellings {

    private static final String HEADER = "X-Api-Dialect";

    private final Map<String, Spelling> byName;
    private final Spelling configured;
    private final HttpServerRequest request;

    Spellings(@All List<Spelling> spellings, DouyinConfig config, HttpServerRequest request) {
        this.byName = spellings.stream().collect(Collectors.toMap(Spelling::name, Function.identity()));
        this.configured = byName.get(config.dialect());
        this.request = request;
        if (configured == null) {
            throw new IllegalArgumentException("clipstream.douyin.dialect " + choices());
        }
    }

    /** Throws {@link BadParameter} if the request asks for a dialect that does not exist. */
    Spelling current() {
        String asked = request.getHeader(HEADER);
        if (asked == null || asked.isBlank()) {
            return configured;
        }
        Spelling spelling = byName.get(asked.strip());
        if (spelling == null) {
            throw new BadParameter(HEADER, choices());
        }
        return spelling;
    }

    /** The spelling in which to say what went wrong, even where the request asks for one that does not exist. */
    Spelling ofErrors() {
        return byName.getOrDefault(request.getHeader(HEADER), configured);
    }

    private String choices() {
        return "must be one of " + byName.keySet().stream().sorted().toList();
    }
}
