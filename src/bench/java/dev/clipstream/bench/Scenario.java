package dev.clipstream.bench;

import dev.clipstream.bench.load.Plan;
import java.util.List;
import java.util.function.Supplier;

/**
 * A kind of request that is measured.
 *
 * @param base the scenario whose rate it is compared with, or null for those that others are compared with
 * @param goal the share of that rate which it should reach, or 0
 * @param start how the body of each right answer begins
 * @param rows how many rows the list in each answer has, or {@link #NO_LIST}
 * @param plans makes the requests, the same ones each time
 */
record Scenario(
        String name, String title, String base, double goal, String start, int rows, Supplier<List<Plan>> plans) {

    static final int NO_LIST = -1;
}
