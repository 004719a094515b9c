package dev.clipstream.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the results: a table to the console, and files. */
record Report(Run run) {

    private static final Path DOCUMENT = Path.of("src/bench/README.md");

    void write(Settings settings) throws IOException {
        Path folder = Files.createDirectories(settings.target().resolve("report"));
        System.out.println();
        System.out.println(new Summary(run).text());
        Path json = folder.resolve("results.json");
        new ObjectMapper()
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .writerWithDefaultPrettyPrinter()
                .writeValue(json.toFile(), run);
        Path page = Files.writeString(folder.resolve("report.html"), new Page(run).html());
        System.out.printf("Plots: %s%nRaw results: %s%n", page, json);
        if (settings.record()) {
            new Document(DOCUMENT).write(run);
            System.out.println("Written to " + DOCUMENT);
        }
    }
}
