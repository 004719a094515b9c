package dev.clipstream.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * What one connection sends, in a circle.
 *
 * @param requests whole HTTP requests
 * @param unit how many requests belong together: a load ends only between units
 */
public record Plan(List<byte[]> requests, int unit) {

    byte[] request(int index) {
        return requests.get(index % requests.size());
    }

    /** Returns the path of a request, with its query. */
    public String path(int index) {
        return new String(request(index), US_ASCII).split(" ", 3)[1];
    }

    boolean isBetweenUnits(int index) {
        return index % unit == 0;
    }
}
