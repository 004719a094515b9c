package dev.clipstream.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.clipstream.fixture.Client;
import dev.clipstream.fuzz.FuzzOperation.Parameter;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Makes one random request. The seed and its number decide everything but the ids and tokens in it. */
final class FuzzRequests {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final String BOUNDARY = "clip";

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "X");
    private static final List<String> DIALECTS = List.of("official", "camp", "bytehunters", "android");
    private static final List<String> TYPES = List.of("""
            text/plain¦application/octet-stream¦*/*¦application/*¦json¦application/¦/¦;¦a/b/c¦\
            application/json; charset=utf-16¦application/json;charset="¦application/problem+json¦TEXT/JSON¦\
            multipart/form-data¦multipart/form-data; boundary=¦multipart/form-data; boundary="¦\
            multipart/mixed; boundary=clip¦multipart/form-data; boundary=other¦\
            multipart/form-data; boundary=clip; charset=nope¦\
            application/x-www-form-urlencoded; charset=utf-7¦application/x-www-form-urlencoded¦\
            application/json¦multipart/form-data; boundary=clip\
            """.split("¦"));
    private static final List<String> HEADERS = List.of("""
            Accept¦Accept-Charset¦Accept-Encoding¦Accept-Language¦Authorization¦Cookie¦Content-Encoding¦\
            Content-Language¦Content-Disposition¦Content-Range¦Forwarded¦From¦If-Match¦If-Modified-Since¦\
            If-None-Match¦If-Range¦Origin¦Range¦Referer¦TE¦traceparent¦tracestate¦baggage¦User-Agent¦Via¦\
            X-Forwarded-For¦X-Forwarded-Host¦X-Forwarded-Port¦X-Forwarded-Prefix¦X-Forwarded-Proto¦\
            X-HTTP-Method-Override¦X-Request-Id¦Sec-WebSocket-Protocol¦Pragma\
            """.split("¦"));
    private static final List<String> HEADER_VALUES = List.of("""
            ¦*¦*/*¦text/html¦application/xml;q=0.9¦q=¦;;;¦,¦gzip¦br, gzip;q=2¦zh-CN¦bytes=0-¦bytes=-1¦\
            bytes=5-1¦bytes=a-b,1-2¦bytes=99999999999999999999-¦"etag"¦W/"x"¦Mon, 01 Jan 2024 00:00:00 GMT¦\
            yesterday¦http://localhost¦null¦unknown¦::1¦[::1]:80¦127.0.0.1, 10.0.0.1¦_hidden¦a b¦\
            evil.example¦evil.example:99999¦https¦javascript¦-1¦99999¦\
            00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01¦for="[::1";proto=x¦Basic dTpw¦Bearer¦\
            Bearer ¦bearer a.b.c¦"¦a=b; c¦h2c¦\u00e9\u00ff\
            """.split("¦"));

    private final List<FuzzOperation> operations;
    private final World world;
    private final long number;
    private final Nonsense nonsense;
    private final StringBuilder headers = new StringBuilder();
    /** How much of the request is nonsense: a request without any mistake but one gets further than others. */
    private final double wildness;

    private FuzzRequests(long seed, long number, List<FuzzOperation> operations, World world) {
        this.operations = operations;
        this.world = world;
        this.number = number;
        this.nonsense = new Nonsense(new SplittableRandom(seed ^ number * GOLDEN_RATIO));
        this.wildness = nonsense.chance(0.5) ? 0.2 : 1;
    }

    static FuzzRequest of(long seed, long number, List<FuzzOperation> operations, World world) {
        return new FuzzRequests(seed, number, operations, world).request();
    }

    private FuzzRequest request() {
        FuzzOperation operation = operations.get((int) (number % operations.size()));
        String method = isOdd(0.1) ? nonsense.any(METHODS) : operation.method();
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        boolean takesBody = method.equals("POST") ? nonsense.chance(0.8) : nonsense.chance(0.05);
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.isFile() && !isOdd(0.15)) {
                String value = value(parameter);
                (takesBody && nonsense.chance(0.8) ? fields : query).put(name(parameter), value);
                if (nonsense.chance(0.05)) {
                    query.put(parameter.name(), value(parameter));
                }
            }
        }
        String target = target(operation, query);
        byte[] body = takesBody ? body(operation, fields) : new byte[0];
        writeHeaders(operation);
        String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
        return new FuzzRequest(number, operation, method, target, framed(head, body));
    }

    /** @param probability in a wild request */
    private boolean isOdd(double probability) {
        return nonsense.chance(wildness * probability);
    }

    private byte[] framed(String head, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (body.length > 0 && nonsense.chance(0.1)) {
            bytes.writeBytes(
                    (head + "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(body.length)).getBytes(ISO_8859_1));
            bytes.writeBytes(body);
            bytes.writeBytes("\r\n0\r\n\r\n".getBytes(US_ASCII));
        } else {
            bytes.writeBytes((head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private String name(Parameter parameter) {
        return nonsense.chance(0.02) ? nonsense.text(List.of()) : parameter.name();
    }

    private String value(Parameter parameter) {
        if (isOdd(0.5)) {
            return parameter.type().equals("integer") && nonsense.chance(0.7)
                    ? nonsense.number()
                    : nonsense.text(parameter.bounds());
        }
        String name = parameter.name();
        if (name.endsWith("token") || name.equals("ticket")) {
            return token();
        }
        if (name.equals("id") || name.endsWith("_id")) {
            return nonsense.any(world.ids());
        }
        if (name.matches(".*(url|path|avatar|icon|image)")) {
            return nonsense.any(world.urls());
        }
        return switch (name) {
            case "username", "user_name" -> nonsense.any(world.accounts()).name();
            case "password" -> Client.PASSWORD;
            default -> parameter.example();
        };
    }

    private String token() {
        String token = nonsense.any(world.accounts()).token();
        return switch (isOdd(0.3) ? nonsense.below(4) : 4) {
            case 0 -> token.substring(0, nonsense.below(token.length()));
            case 1 -> token.substring(0, token.lastIndexOf('.') + 1);
            case 2 -> "eyJhbGciOiJub25lIn0." + token.split("\\.")[1] + ".";
            case 3 -> token + nonsense.text(List.of());
            default -> token;
        };
    }

    private String target(FuzzOperation operation, Map<String, String> query) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            path = path.replace("{" + parameter.name() + "}", nonsense.encoded(nonsense.text(List.of())));
        }
        if (path.startsWith("/douyin/") && nonsense.chance(0.25)) {
            path = path.replaceFirst("/douyin", "/tiktok");
        }
        if (nonsense.chance(0.2)) {
            path += "/";
        }
        String parameters = query.entrySet().stream()
                .map(entry -> nonsense.encoded(entry.getKey()) + "=" + nonsense.encoded(entry.getValue()))
                .collect(Collectors.joining(nonsense.chance(0.02) ? "&&" : "&"));
        String broken = isOdd(0.01) ? nonsense.any(List.of("%", "%zz", "%1", "[", "|")) : "";
        return path + (parameters.isEmpty() ? "" : "?" + parameters) + broken;
    }

    private byte[] body(FuzzOperation operation, Map<String, String> fields) {
        Parameter file = operation.parameters().stream()
                .filter(Parameter::isFile)
                .findAny()
                .orElse(null);
        int kind = file == null ? nonsense.below(10) : nonsense.below(10) + 5;
        String type = kind < 4
                ? "application/json"
                : kind < 7 ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=" + BOUNDARY;
        headers.append("Content-Type: ")
                .append(isOdd(0.1) ? nonsense.any(TYPES) : type)
                .append("\r\n");
        byte[] body = kind < 4
                ? Nonsense.bytes(json(fields))
                : kind < 7 ? form(fields).getBytes(US_ASCII) : multipart(fields, file);
        return isOdd(0.1) ? damaged(body) : body;
    }

    private String json(Map<String, String> fields) {
        String object = fields.entrySet().stream()
                .map(entry -> nonsense.quoted(entry.getKey()) + ":" + jsonValue(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return switch (isOdd(0.2) ? nonsense.below(5) : 5) {
            case 0 -> "{\"user\":" + object + "}";
            case 1 -> object + object;
            case 2 -> "[" + object + "]";
            case 3 -> "\uFEFF" + object;
            case 4 -> nonsense.json();
            default -> object;
        };
    }

    private String jsonValue(String value) {
        return switch (isOdd(0.2) ? 0 : 1 + nonsense.below(9)) {
            case 0 -> nonsense.json();
            case 1, 2 -> value.matches("-?\\d{1,18}") ? value : nonsense.quoted(value);
            default -> nonsense.quoted(value);
        };
    }

    private String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(entry -> nonsense.encoded(entry.getKey()) + "=" + nonsense.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private byte[] multipart(Map<String, String> fields, Parameter file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            String type = nonsense.chance(0.1)
                    ? "\r\nContent-Type: text/plain; charset="
                            + nonsense.any(List.of("utf-8", "utf-16", "gbk", "nope", "\""))
                    : "";
            String disposition = "form-data; name=\"" + name.replaceAll("[\"\r\n]", "") + "\"";
            body.writeBytes(part(disposition + type, Nonsense.bytes(value)));
        });
        if (file != null && nonsense.chance(0.9)) {
            String fileName =
                    nonsense.chance(0.5) ? "clip.mp4" : nonsense.text(List.of()).replaceAll("[\"\r\n]", "");
            byte[] content = nonsense.chance(0.1) ? world.clip() : Nonsense.bytes(nonsense.text(List.of()));
            body.writeBytes(part("form-data; name=\"" + file.name() + "\"; filename=\"" + fileName + "\"", content));
        }
        body.writeBytes((nonsense.chance(0.97) ? "--" + BOUNDARY + "--\r\n" : "").getBytes(US_ASCII));
        return body.toByteArray();
    }

    private byte[] part(String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(Nonsense.bytes("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n"));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(US_ASCII));
        return part.toByteArray();
    }

    /** Cuts a body off, or changes a byte of it. */
    private byte[] damaged(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = nonsense.below(body.length);
        if (nonsense.chance(0.5)) {
            return Arrays.copyOf(body, at);
        }
        body[at] = (byte) nonsense.below(256);
        return body;
    }

    private void writeHeaders(FuzzOperation operation) {
        if (operation.isOfThePortal() ? !isOdd(0.1) : nonsense.chance(0.2)) {
            write("Authorization", (isOdd(0.05) ? "" : "Bearer ") + token());
        }
        if (operation.isWebSocket() ? !isOdd(0.2) : isOdd(0.01)) {
            headers.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
            write("Sec-WebSocket-Key", nonsense.chance(0.9) ? "AAAAAAAAAAAAAAAAAAAAAA==" : nonsense.any(HEADER_VALUES));
        }
        if (nonsense.chance(0.5)) {
            write("X-Api-Dialect", nonsense.chance(0.9) ? nonsense.any(DIALECTS) : nonsense.text(List.of()));
        }
        for (int odd = isOdd(0.3) ? 1 + nonsense.below(3) : 0; odd > 0; odd--) {
            write(nonsense.any(HEADERS), nonsense.chance(0.7) ? nonsense.any(HEADER_VALUES) : nonsense.text(List.of()));
        }
        if (nonsense.chance(0.02)) {
            write("Expect", "100-continue");
        }
    }

    /**
     * Leaves out what HTTP forbids in a header, because servers refuse it before they look for an operation, and an
     * address without a host from a trusted proxy, for which Quarkus' ForwardedParser throws instead of answering.
     */
    private void write(String name, String value) {
        String allowed = value.replaceAll("[^ -~\\u00A1-\\u00FF]", "");
        headers.append(name)
                .append(name.equals("X-Forwarded-For") ? ": x" : ": ")
                .append(allowed, 0, Math.min(allowed.length(), 4000))
                .append("\r\n");
    }
}
