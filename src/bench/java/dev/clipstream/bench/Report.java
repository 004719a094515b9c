package dev.clipstream.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the results: a table to the console, and files. */
record Report(Run run) {

    void write(Settings settings) throws IOException {
        Path folder = Files.createDirectories(settings.target().resolve("report"));
        System.out.println();
        System.out.println(new Summary(run).text());
        Path json = folder.resolve("results.json");
        new ObjectMapper()
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .writerWithDefaultPrettyPrinter()
                .writeValue(json.toFile(), run);
        System.out.println("Raw results: " + json);
    }
}
