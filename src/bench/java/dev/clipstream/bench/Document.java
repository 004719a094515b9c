package dev.clipstream.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The document that keeps results: it has a section for each size of the data and kind of package. */
record Document(Path file) {

    /** Writes the section of this run anew, or adds it. */
    void write(Run run) throws IOException {
        String name = "%d-%s".formatted(run.videos(), run.kind().replace(' ', '-'));
        String plot = "ratios-%s.svg".formatted(name);
        Files.writeString(file.resolveSibling(plot), new Plots(run).ratios().svg());
        Files.writeString(file, withSection(Files.readString(file), name, section(run, plot)));
    }

    static String withSection(String document, String name, String section) {
        String begin = "<!-- results of %s -->%n".formatted(name);
        String end = "<!-- end of %s -->%n".formatted(name);
        int from = document.indexOf(begin);
        int to = document.indexOf(end);
        return from < 0
                ? document + "\n" + begin + section + end
                : document.substring(0, from) + begin + section + document.substring(to);
    }

    private static String section(Run run, String plot) {
        return """
                ### %,d videos, %s

                %s
                ![Ratios](%s)

                %s
                """.formatted(run.videos(), run.kind(), new Summary(run).text(), plot, facts(run.facts()));
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "- %s: %s".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
