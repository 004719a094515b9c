package dev.clipstream.drill;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * How many bytes of a file a process may write, which its owner may change while it runs. What is more fails with EFBIG,
 * as it fails with ENOSPC on a full disk, which only root could make.
 */
final class FileSizeLimit {

    /** Of Linux. */
    private static final int RLIMIT_FSIZE = 1;

    private final long pid;

    FileSizeLimit(long pid) {
        this.pid = pid;
    }

    void set(long bytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = present(arena);
            limit.set(JAVA_LONG, 0, bytes);
            prlimit(limit, MemorySegment.NULL);
        }
    }

    /** Sets the limit back to the highest value. */
    void lift() {
        try (Arena arena = Arena.ofConfined()) {
            set(present(arena).get(JAVA_LONG, JAVA_LONG.byteSize()));
        }
    }

    /** Returns the limit that holds, and the highest one that the owner may set. */
    private MemorySegment present(Arena arena) {
        MemorySegment limit = arena.allocate(JAVA_LONG, 2);
        prlimit(MemorySegment.NULL, limit);
        return limit;
    }

    @SuppressWarnings("restricted")
    private void prlimit(MemorySegment wanted, MemorySegment present) {
        Linker linker = Linker.nativeLinker();
        MethodHandle prlimit = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prlimit"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        try {
            int result = (int) prlimit.invokeExact((int) pid, RLIMIT_FSIZE, wanted, present);
            if (result != 0) {
                throw new IllegalStateException("prlimit of process " + pid + " failed");
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
