package dev.clipstream.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * Describes the parameters of a family's operations in an OpenAPI document.
 *
 * @param prefix the start of the family's paths
 * @param fields returns the fields of the operation at a path after the prefix; throws if there is no operation
 * @param schemas the description of each parameter by name
 */
public record ParameterDocs(String prefix, Function<String, FieldList> fields, Map<String, Schema> schemas) {

    private static final Set<String> READING = Set.of("Parameters", "ParametersWithFiles");
    private static final String MULTIPART = "multipart/form-data";
    private static final List<String> BODY_TYPES = List.of("application/x-www-form-urlencoded", "application/json");
    private static final String BINARY = "binary";

    public static Map.Entry<String, Schema> text(String name, String description, String example) {
        return Map.entry(name, schema(SchemaType.STRING, description).addExample(example));
    }

    public static Map.Entry<String, Schema> number(String name, String description, long example) {
        Schema schema = schema(SchemaType.INTEGER, description).format("int64");
        return Map.entry(name, schema.addExample(example));
    }

    public static Map.Entry<String, Schema> flag(String name, String description) {
        return Map.entry(name, schema(SchemaType.BOOLEAN, description).addExample(false));
    }

    public static Map.Entry<String, Schema> file(String name, String description) {
        return Map.entry(name, schema(SchemaType.STRING, description).format(BINARY));
    }

    public void describe(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(prefix)) {
                List<String> names =
                        fields.apply(path.substring(prefix.length())).entries();
                item.getOperations().forEach((method, operation) -> describe(method, operation, names));
            }
        });
        // Without this, OpenAPI would describe the Java classes of the parameters as request bodies.
        List.copyOf(api.getComponents().getSchemas().keySet()).stream()
                .filter(READING::contains)
                .forEach(api.getComponents()::removeSchema);
    }

    private void describe(HttpMethod method, Operation operation, List<String> names) {
        operation.setParameters(
                names.stream().filter(name -> !isFile(name)).map(this::inQuery).toList());
        boolean hasBody = method == HttpMethod.POST && !names.isEmpty();
        operation.setRequestBody(hasBody ? OASFactory.createRequestBody().content(inBody(names)) : null);
    }

    private Parameter inQuery(String name) {
        Schema schema = schemaOf(name);
        return OASFactory.createParameter()
                .in(In.QUERY)
                .name(FieldList.plain(name))
                .required(!FieldList.isOptional(name))
                .description(schema.getDescription())
                .schema(schema);
    }

    private Content inBody(List<String> names) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        names.forEach(name -> properties.put(FieldList.plain(name), schemaOf(name)));
        Schema body = OASFactory.createSchema().addType(SchemaType.OBJECT);
        body.setProperties(properties);
        Content content = OASFactory.createContent();
        List<String> types = names.stream().anyMatch(this::isFile) ? List.of(MULTIPART) : BODY_TYPES;
        types.forEach(
                type -> content.addMediaType(type, OASFactory.createMediaType().schema(body)));
        return content;
    }

    private boolean isFile(String name) {
        return BINARY.equals(schemaOf(name).getFormat());
    }

    private Schema schemaOf(String name) {
        Schema schema = schemas.get(FieldList.plain(name));
        if (schema == null) {
            throw new IllegalStateException("the parameter " + name + " is described nowhere");
        }
        return schema;
    }

    private static Schema schema(SchemaType type, String description) {
        return OASFactory.createSchema().addType(type).description(description);
    }
}
