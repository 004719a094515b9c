package dev.clipstream.dialect.shortvideo;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * The OpenAPI document of this family. A resource method lists the names of its parameters in the extension {@link
 * #PARAMETERS}; what they mean stands here, once. The document shows them in the query and, where there is a body, in a
 * form and in JSON.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ShortVideoApi implements OASFilter {

    /** Names of parameters with blanks between, optional ones with a question mark. */
    static final String PARAMETERS = "x-parameters";

    private static final Set<String> READING = Set.of("Parameters", "Upload");

    private static final String MULTIPART = "multipart/form-data";
    private static final List<String> BODY_TYPES = List.of("application/x-www-form-urlencoded", "application/json");

    private static final Map<String, Schema> SCHEMAS = Map.ofEntries(
            text("token", "from register or login; may also come as Authorization: Bearer", "eyJ0eXAiOiJKV1Qi..."),
            text("username", "1 to 32 characters, unique whatever the case", "mango"),
            text("password", "5 to 32 characters, at most 72 bytes in UTF-8", "correct horse"),
            text("avatar", "an http or https URL; the service draws one if missing", "https://example.org/me.png"),
            text("background_image", "as avatar", "https://example.org/sea.png"),
            text("signature", "up to 200 characters", "hello"),
            text("title", "1 to 128 characters", "A walk by the river"),
            number("user_id", "missing or 0: the caller", 1),
            number(
                    "latest_time",
                    "the next_time of the page before, or a time in seconds, milliseconds or microseconds: only videos"
                            + " published before it; missing or 0: now",
                    1_700_000_000),
            number("video_id", "a video", 7),
            number("to_user_id", "another user", 2),
            number("action_type", "1 to do it, 2 to undo it", 1),
            text("comment_text", "1 to 1000 characters; to post", "nice"),
            number("comment_id", "to delete", 9),
            text("content", "1 to 2000 characters", "hello"),
            number(
                    "pre_msg_time",
                    "only messages later than this time in seconds, milliseconds or microseconds, compared in its unit",
                    1_700_000_000),
            text("url", "an http or https URL; stored, never fetched", "https://example.org/walk.mp4"),
            text("cover_url", "an http or https URL; stored, never fetched", "https://example.org/walk.jpg"),
            number("id", "the author", 1),
            number("cursor", "the id of the last entry that the client has", 7),
            number("count", "how many entries at the most", 30),
            Map.entry(
                    "data",
                    schema(SchemaType.STRING, "an MP4, MOV or WebM file").format("binary")));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .forEach(ShortVideoApi::describe));
        // What resource methods read parameters from would pass for a body.
        List.copyOf(api.getComponents().getSchemas().keySet()).stream()
                .filter(READING::contains)
                .forEach(api.getComponents()::removeSchema);
    }

    private static void describe(HttpMethod method, Operation operation) {
        if (!operation.hasExtension(PARAMETERS)) {
            return;
        }
        List<String> names =
                Arrays.asList(operation.getExtension(PARAMETERS).toString().split(" "));
        operation.removeExtension(PARAMETERS);
        operation.setParameters(names.stream()
                .filter(name -> !name.equals("data"))
                .map(ShortVideoApi::inQuery)
                .toList());
        operation.setRequestBody(
                method == HttpMethod.POST ? OASFactory.createRequestBody().content(inBody(names)) : null);
    }

    private static Parameter inQuery(String name) {
        boolean optional = name.endsWith("?");
        Schema schema = schemaOf(name);
        return OASFactory.createParameter()
                .in(In.QUERY)
                .name(plain(name))
                .required(!optional)
                .description(schema.getDescription())
                .schema(schema);
    }

    private static Content inBody(List<String> names) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        names.forEach(name -> properties.put(plain(name), schemaOf(name)));
        Schema body = OASFactory.createSchema().addType(SchemaType.OBJECT);
        body.setProperties(properties);
        Content content = OASFactory.createContent();
        List<String> types = names.contains("data") ? List.of(MULTIPART) : BODY_TYPES;
        types.forEach(
                type -> content.addMediaType(type, OASFactory.createMediaType().schema(body)));
        return content;
    }

    private static Schema schemaOf(String name) {
        return SCHEMAS.get(plain(name));
    }

    private static String plain(String name) {
        return name.replace("?", "");
    }

    private static Map.Entry<String, Schema> text(String name, String description, String example) {
        return Map.entry(name, schema(SchemaType.STRING, description).addExample(example));
    }

    private static Map.Entry<String, Schema> number(String name, String description, long example) {
        Schema schema = schema(SchemaType.INTEGER, description).format("int64");
        return Map.entry(name, schema.addExample(example));
    }

    private static Schema schema(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
