package dev.clipstream.limit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts what each of several owners uses of something that this instance has little of. */
public final class Shares {

    private final Map<String, Long> used = new HashMap<>();

    /** Takes the amount in the name of every owner, or of none if one of them would have more than its limit. */
    public synchronized boolean tryTake(long amount, Map<String, Long> limits) {
        boolean fits = limits.entrySet().stream().allMatch(limit -> used(limit.getKey()) + amount <= limit.getValue());
        if (fits) {
            limits.keySet().forEach(owner -> used.merge(owner, amount, Long::sum));
        }
        return fits;
    }

    public synchronized long used(String owner) {
        return used.getOrDefault(owner, 0L);
    }

    public synchronized void giveBack(long amount, Collection<String> owners) {
        owners.forEach(owner -> used.computeIfPresent(owner, (name, has) -> has > amount ? has - amount : null));
    }
}
