package dev.clipstream.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clipstream.fixture.Clips;
import dev.clipstream.fixture.Pod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connections of a load, which judge each answer. */
final class Line implements AutoCloseable {

    /** Longer than any answer may take. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "the-boundary";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Pod> pods;
    private final Tally tally;

    Line(List<Pod> pods, Tally tally) {
        this.pods = pods;
        this.tally = tally;
    }

    /** Returns the pod, or another one while it is down, as a load balancer does. */
    private Pod upOr(Pod pod) {
        return Stream.concat(Stream.of(pod), pods.stream())
                .filter(Pod::isUp)
                .findFirst()
                .orElse(pod);
    }

    Optional<JsonNode> get(Deed deed, Pod pod, String path, Map<String, ?> query) {
        return call(deed, pod, to -> request(to, path, query).GET());
    }

    Optional<JsonNode> post(Deed deed, Pod pod, String path, Map<String, ?> query) {
        return call(deed, pod, to -> request(to, path, query).POST(BodyPublishers.noBody()));
    }

    /** Publishes the small clip. */
    Optional<JsonNode> upload(Pod pod, String token, String title) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes((part("token") + token + "\r\n" + part("title") + title + "\r\n").getBytes(UTF_8));
        form.writeBytes(part("data\"; filename=\"clip.mp4").getBytes(UTF_8));
        form.writeBytes(Clips.bytes(Clips.mp4()));
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return call(
                Deed.UPLOAD,
                pod,
                to -> request(to, "publish/action", Map.of())
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** Returns the number of bytes at an address, or what was answered instead. */
    String size(String address) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build(), BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Integer.toString(answer.body().length) : answer.toString();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** Returns the answer to what was done, or nothing if it may not have been done. */
    private Optional<JsonNode> call(Deed deed, Pod wanted, Function<Pod, HttpRequest.Builder> request) {
        Pod pod = upOr(wanted);
        int stops = pod.stops();
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    http.send(request.apply(pod).timeout(LIMIT).build(), BodyHandlers.ofString());
            return judged(deed, answer);
        } catch (IOException e) {
            if (pod.isUp() && pod.stops() == stops) {
                tally.wrong("%s: %s after %d ms".formatted(deed, e, (System.nanoTime() - start) / 1_000_000));
            } else {
                tally.broken();
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            tally.took(deed, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Optional<JsonNode> judged(Deed deed, HttpResponse<String> answer) throws IOException {
        String text = answer.body();
        if (answer.statusCode() == 200) {
            JsonNode body = JSON.readTree(text);
            if (body.path("status_code").asInt(-1) == 0) {
                tally.success(deed);
                return Optional.of(body);
            }
        }
        if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()) {
            tally.busy(deed);
        } else {
            tally.wrong("%s: %d %s".formatted(deed, answer.statusCode(), text));
        }
        return Optional.empty();
    }

    private static HttpRequest.Builder request(Pod pod, String path, Map<String, ?> query) {
        String parameters = query.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create("%s/douyin/%s?%s".formatted(pod.base(), path, parameters)))
                .header("X-Api-Dialect", "bytehunters");
    }

    private static String part(String name) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(BOUNDARY, name);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
