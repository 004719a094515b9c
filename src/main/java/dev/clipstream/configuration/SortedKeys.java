package dev.clipstream.configuration;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds the keys that begin with a path without a look at all others. */
final class SortedKeys {

    private static volatile SortedKeys last = new SortedKeys(null, List.of());

    private final SmallRyeConfig config;
    private final String[] keys;

    private SortedKeys(SmallRyeConfig config, Iterable<String> keys) {
        this.config = config;
        this.keys = StreamSupport.stream(keys.spliterator(), false).sorted().toArray(String[]::new);
    }

    /** Returns the keys of a configuration, which are sorted when they are wanted for the first time. */
    static SortedKeys of(SmallRyeConfig config) {
        SortedKeys known = last;
        if (known.config != config) {
            known = new SortedKeys(config, config.getPropertyNames());
            last = known;
        }
        return known;
    }

    /** Returns what follows the path, and a dot if there is one, in each key that begins with the path. */
    List<String> below(String path) {
        int at = Arrays.binarySearch(keys, path);
        List<String> rests = new ArrayList<>();
        for (int i = at < 0 ? -at - 1 : at; i < keys.length && keys[i].startsWith(path); i++) {
            String rest = keys[i].substring(path.length());
            rests.add(rest.startsWith(".") ? rest.substring(1) : rest);
        }
        return rests;
    }
}
