package dev.clipstream.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the command line says; {@code pom.xml} has the defaults.
 *
 * @param target where the build put the package
 * @param home where the data of the embedded servers are kept
 * @param bufferPool how much memory the embedded database may use for its pages
 * @param leadIn for how long answers do not count at the beginning of a round
 * @param only selects scenarios by their names
 * @param heap the largest heap of the service
 * @param options further arguments of the service's process
 * @param mixed how long the mixed day takes that is played instead of all scenarios, or zero
 * @param users how many people are there at the same time
 * @param record whether the results go into the document too
 */
record Settings(
        Path target,
        Path home,
        int videos,
        int connections,
        int threads,
        Duration warmUp,
        Duration leadIn,
        Duration round,
        int rounds,
        Pattern only,
        String heap,
        List<String> options,
        String bufferPool,
        Duration mixed,
        int users,
        boolean record) {

    static Settings ofSystemProperties() {
        return new Settings(
                Path.of(text("target")),
                Path.of(text("home")),
                number("videos"),
                number("connections"),
                number("threads"),
                Duration.ofSeconds(number("warm-up")),
                Duration.ofSeconds(number("lead-in")),
                Duration.ofSeconds(number("seconds")),
                number("rounds"),
                Pattern.compile(text("only")),
                text("heap"),
                Stream.of(text("options").split(" "))
                        .filter(option -> !option.isBlank())
                        .toList(),
                text("buffer-pool"),
                Duration.ofSeconds(number("mixed")),
                number("users"),
                Boolean.parseBoolean(text("record")));
    }

    private static String text(String name) {
        return System.getProperty("bench." + name);
    }

    private static int number(String name) {
        return Integer.parseInt(text(name).replace("_", ""));
    }
}
