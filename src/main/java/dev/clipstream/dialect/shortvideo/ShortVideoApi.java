package dev.clipstream.dialect.shortvideo;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the resources' OpenAPI annotations refer to. */
@OpenAPIDefinition(
        info = @Info(title = "Clipstream", version = "0.1", license = @License(name = "Apache-2.0"), description = """
                                The back end of a short-video app.

                                Every parameter may come in the query, in an urlencoded or multipart form, or in a JSON \
                                object as the body; the first that is not blank counts, in that order. The token may \
                                also come as `Authorization: Bearer`. Paths work with and without a trailing slash.

                                Answers are JSON with HTTP status 200; `status_code` is 0, or says what went wrong. \
                                Other HTTP statuses: 404 and 405 for paths that do not exist, 413 for an upload that is \
                                too large, 503 with `Retry-After` when a dependency is down. Every answer carries \
                                `X-Request-Id`."""),
        components =
                @Components(
                        parameters = {
                            @Parameter(
                                    name = "token",
                                    in = QUERY,
                                    required = true,
                                    description = "from register or login",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "optional_token",
                                    in = QUERY,
                                    description = "as `token`; without it the caller is anonymous",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "username",
                                    in = QUERY,
                                    required = true,
                                    description = "1 to 32 characters, unique whatever the case",
                                    example = "mango",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "password",
                                    in = QUERY,
                                    required = true,
                                    description = "5 to 32 characters, at most 72 bytes in UTF-8",
                                    example = "correct horse",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "avatar",
                                    in = QUERY,
                                    description = "an http or https URL; the service draws one if missing",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "background_image",
                                    in = QUERY,
                                    description = "an http or https URL; the service draws one if missing",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "signature",
                                    in = QUERY,
                                    description = "up to 200 characters",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "user_id",
                                    in = QUERY,
                                    description = "missing or 0: the caller",
                                    example = "1",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Parameter(
                                    name = "title",
                                    in = QUERY,
                                    required = true,
                                    description = "1 to 128 characters; in the query or the form",
                                    example = "A walk by the river",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Parameter(
                                    name = "latest_time",
                                    in = QUERY,
                                    description = """
                                            only videos published before it: the `next_time` of the page before, or a time \
                                            in seconds, milliseconds or microseconds; missing or 0: now""",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Parameter(
                                    name = "cursor",
                                    in = QUERY,
                                    description = "the id of the last entry that the client has",
                                    schema = @Schema(type = SchemaType.INTEGER, format = "int64")),
                            @Parameter(
                                    name = "count",
                                    in = QUERY,
                                    description = "how many entries at the most",
                                    schema = @Schema(type = SchemaType.INTEGER))
                        }))
final class ShortVideoApi {

    private ShortVideoApi() {}
}
