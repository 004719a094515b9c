package dev.clipstream.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operation of an OpenAPI document, with every parameter that it reads from the query, the path or a body. */
record FuzzOperation(String method, String path, List<Parameter> parameters) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** @param bounds the numbers in the description, which are lengths and limits */
    record Parameter(String name, String type, String example, boolean isFile, List<Integer> bounds) {

        private static Parameter of(String name, JsonNode schema, String description) {
            List<Integer> bounds = new ArrayList<>();
            for (Matcher number = NUMBER.matcher(description); number.find(); ) {
                bounds.add(Integer.parseInt(number.group()));
            }
            return new Parameter(
                    name,
                    schema.path("type").asText(),
                    schema.at("/examples/0").asText(),
                    schema.path("format").asText().equals("binary"),
                    bounds);
        }
    }

    /** Returns all operations but those of the management interface, and some that the document leaves out. */
    static List<FuzzOperation> in(JsonNode document) {
        List<FuzzOperation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(of(operation.getKey(), path.getKey(), operation.getValue()))));
        operations.add(new FuzzOperation("GET", "/api/chat/ws", List.of(text("ticket"))));
        operations.add(new FuzzOperation("GET", "/douyin/relatioin/follow/list", List.of(text("token"))));
        operations.add(
                new FuzzOperation("POST", "/douyin/douyin/publish/action", List.of(text("token"), text("title"))));
        operations.add(new FuzzOperation("GET", "/douyin/{x}", List.of(text("x"))));
        operations.add(new FuzzOperation("GET", "/tiktok/{x}", List.of(text("x"))));
        operations.add(new FuzzOperation("GET", "/api/{x}/{y}", List.of(text("x"), text("y"))));
        operations.add(new FuzzOperation("GET", "/{x}", List.of(text("x"))));
        return Collections.unmodifiableList(operations);
    }

    boolean isOfThePortal() {
        return path.startsWith("/api/");
    }

    /** Whether a success is not JSON. */
    boolean isMedia() {
        return path.startsWith("/media/") || path.startsWith("/drawings/");
    }

    boolean isWebSocket() {
        return path.equals("/api/chat/ws");
    }

    private static FuzzOperation of(String method, String path, JsonNode operation) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            parameters.put(
                    name,
                    Parameter.of(
                            name,
                            parameter.path("schema"),
                            parameter.path("description").asText()));
        }
        for (JsonNode content : operation.at("/requestBody/content")) {
            content.at("/schema/properties")
                    .properties()
                    .forEach(field -> parameters.put(
                            field.getKey(),
                            Parameter.of(
                                    field.getKey(),
                                    field.getValue(),
                                    field.getValue().path("description").asText())));
        }
        return new FuzzOperation(method.toUpperCase(Locale.ROOT), path, List.copyOf(parameters.values()));
    }

    private static Parameter text(String name) {
        return new Parameter(name, "string", "", false, List.of());
    }
}
