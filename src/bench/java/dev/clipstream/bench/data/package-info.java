/**
 * The data that the bench measures with. A {@code Town} is made in memory from a seed: who published, liked, followed,
 * commented and wrote what. {@code Counters} counts that, and {@code Filling} writes both, so that the job that repairs
 * counters finds nothing to do.
 */
package dev.clipstream.bench.data;
