package dev.clipstream.cache;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class KeptTest {

    private static final long KEY = 7;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** Time passes by itself, so that nothing happens at the same moment. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);

    private final Hearing hearing = new Hearing(meters, nanos::incrementAndGet);
    private final AtomicLong inDatabase = new AtomicLong(1);
    private final List<Collection<Long>> reads = new ArrayList<>();
    private final Kept<Long, Long> kept = kept(true, 4000);

    private record Config(boolean enabled, Optional<MemorySize> size) implements CacheConfig {}

    private Kept<Long, Long> kept(boolean enabled, long size) {
        return kept(enabled, size, _ -> true);
    }

    private Kept<Long, Long> kept(boolean enabled, long size, IntPredicate isWantedAgain) {
        Config config = new Config(enabled, Optional.of(new MemorySize(BigInteger.valueOf(size))));
        return new Kept<>(Cached.COMMENTS, config, hearing, isWantedAgain, meters, (key, value) -> 1);
    }

    private Map<Long, Long> readAll(Collection<Long> keys) {
        reads.add(keys);
        return Map.of(KEY, inDatabase.get());
    }

    private Long get(Kept<Long, Long> from) {
        return from.getAll(List.of(KEY), this::readAll).get(KEY);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Has changes heard from now on. */
    private void hear() {
        hearing.begin();
        hearing.extend(Long.MAX_VALUE);
        pass(Hearing.SETTLING.plusMillis(1));
    }

    @Test
    void aCopyIsUsedForASecondFromBeforeItWasRead() {
        assertThat(kept.get(KEY, any -> true, _ -> {
                    pass(Hearing.SHORT_LIFE.minusMillis(1));
                    return inDatabase.getAndIncrement();
                }))
                .isEqualTo(1);
        assertThat(get(kept)).isEqualTo(1);
        assertThat(lifetime()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(get(kept)).isEqualTo(2);
    }

    @Test
    void aCopyIsUsedForLongerWhileChangesAreHeard() {
        hear();
        pass(Hearing.LONG_LIFE);
        assertThat(lifetime()).isEqualTo(Hearing.LONG_LIFE.toSeconds());
        assertThat(get(kept)).isEqualTo(1);
        inDatabase.set(2);
        pass(Duration.ofNanos(Kept.longLife(KEY)).minusMillis(1));
        assertThat(get(kept)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(get(kept)).isEqualTo(2);
    }

    @Test
    void aCopyIsUsedForASecondOnceChangesAreNotHeard() {
        hear();
        hearing.extend(hearing.now() + Duration.ofSeconds(3).toNanos());
        get(kept);
        inDatabase.set(2);
        pass(Duration.ofMillis(2999));
        assertThat(get(kept)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(get(kept)).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeChangesWereHeardIsUsedForASecond() {
        get(kept);
        hearing.begin();
        hearing.extend(Long.MAX_VALUE);
        pass(Duration.ofMillis(999));
        assertThat(get(kept)).isEqualTo(1);
        inDatabase.set(2);
        pass(Duration.ofMillis(1));
        assertThat(get(kept)).isEqualTo(2);
    }

    /** Another node of the database may not have had the change. */
    @Test
    void whatIsReadSoonAfterItWasForgottenIsUsedForASecond() {
        hear();
        kept.forget(KEY);
        pass(Hearing.SETTLING.minusMillis(1));
        get(kept);
        inDatabase.set(2);
        pass(Hearing.SHORT_LIFE.minusMillis(1));
        assertThat(get(kept)).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(get(kept)).isEqualTo(2);
        inDatabase.set(3);
        pass(Hearing.SHORT_LIFE);
        assertThat(get(kept)).isEqualTo(2);
    }

    /** So what is attached to it stays, and the one that was read anew is gone at once. */
    @Test
    void anEqualValueThatIsReadAnewLeavesTheOldOneInItsPlace() {
        inDatabase.set(1000);
        Long first = get(kept);
        pass(Hearing.SHORT_LIFE);
        assertThat(get(kept)).isSameAs(first);
        assertThat(get(kept)).isSameAs(first);
        assertThat(reads).hasSize(2);
        pass(Hearing.SHORT_LIFE);
        assertThat(kept.get(KEY, any -> true, _ -> inDatabase.get())).isSameAs(first);
        Map<Long, Long> read = new HashMap<>(Map.of(KEY, inDatabase.get()));
        kept.keep(read, kept.now());
        assertThat(read.get(KEY)).isSameAs(first);
    }

    @Test
    void whatWasForgottenIsReadAnew() {
        assertThat(get(kept)).isEqualTo(1);
        inDatabase.set(2);
        kept.forget(KEY);
        assertThat(get(kept)).isEqualTo(2);
        inDatabase.set(3);
        kept.forgetAll();
        assertThat(get(kept)).isEqualTo(3);
    }

    @Test
    void whatIsForgottenWhileItIsReadIsNotKept() {
        kept.get(KEY, any -> true, _ -> {
            kept.forget(KEY);
            return inDatabase.getAndIncrement();
        });
        assertThat(get(kept)).isEqualTo(2);
    }

    @Test
    void aCopyThatDoesNotSufficeIsReplaced() {
        get(kept);
        assertThat(kept.get(KEY, value -> value > 4, _ -> 5L)).isEqualTo(5);
        assertThat(get(kept)).isEqualTo(5);
    }

    @Test
    void whatIsMissingIsReadInOneGo() {
        get(kept);
        assertThat(kept.getAll(List.of(KEY, 8L, 9L), keys -> {
                    reads.add(keys);
                    return Map.of(9L, 90L);
                }))
                .isEqualTo(Map.of(KEY, 1L, 9L, 90L));
        assertThat(reads).containsExactly(List.of(KEY), List.of(8L, 9L));
        assertThat(kept.getAll(List.of(9L, KEY), this::readAll)).isEqualTo(Map.of(KEY, 1L, 9L, 90L));
        assertThat(counted("miss")).isEqualTo(3);
        assertThat(counted("hit")).isEqualTo(3);
    }

    private double lifetime() {
        return meters.get("clipstream.cache.lifetime").gauge().value();
    }

    private double counted(String result) {
        return meters.get("clipstream.cache.reads")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    @Test
    void whatIsWantedForTheSecondTimeIsKept() {
        Set<Integer> wanted = new HashSet<>();
        Kept<Long, Long> sparing = kept(true, 4000, hash -> !wanted.add(hash));
        List<Boolean> toKeep = new ArrayList<>();
        Supplier<Long> read = () -> sparing.get(KEY, any -> true, keeping -> {
            toKeep.add(keeping);
            return inDatabase.getAndIncrement();
        });
        assertThat(Stream.generate(read).limit(4)).containsExactly(1L, 2L, 2L, 2L);
        assertThat(toKeep).containsExactly(false, true);
        sparing.forget(KEY);
        wanted.clear();
        assertThat(Stream.generate(read).limit(2))
                .as("a copy shows that it was wanted")
                .containsExactly(3L, 3L);
        assertThat(toKeep).containsExactly(false, true, true);
    }

    @Test
    void whatIsWantedForTheSecondTimeAmongOthersIsKept() {
        Set<Integer> wanted = new HashSet<>();
        Kept<Long, Long> sparing = kept(true, 4000, hash -> !wanted.add(hash));
        for (List<Long> keys : List.of(List.of(7L, 8L), List.of(8L, 9L), List.of(7L, 8L, 9L))) {
            sparing.getAll(keys, missing -> {
                reads.add(missing);
                return missing.stream().collect(toMap(key -> key, key -> key));
            });
        }
        assertThat(reads).containsExactly(List.of(7L, 8L), List.of(8L, 9L), List.of(7L, 9L));
    }

    @Test
    void nothingIsKeptIfThatIsSwitchedOff() {
        Kept<Long, Long> off = kept(false, 1000);
        assertThat(get(off)).isEqualTo(1);
        inDatabase.set(2);
        assertThat(get(off)).isEqualTo(2);
    }

    @Test
    void sizeIsBounded() {
        Kept<Long, Long> small = kept(true, 40);
        LongStream.range(0, 10_000).forEach(key -> small.get(key, any -> true, _ -> key));
        long stillKept = LongStream.range(0, 10_000)
                .filter(key -> small.get(key, value -> value >= 0, _ -> -1L) >= 0)
                .count();
        assertThat(stillKept).isLessThan(1000);
    }
}
