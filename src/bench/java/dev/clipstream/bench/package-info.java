/**
 * Measures how fast the service is. {@code ./mvnw verify -Pbench} packages it together with two endpoints that do the
 * least: P, one row by its key, and H, nothing. Then {@link dev.clipstream.bench.Bench} fills a database with people
 * who publish, like, follow, comment and write, a few of them much more than the others ({@code data}). The data are
 * kept for the next run, in a database for each size.
 *
 * <p>The service runs in a process of its own, with the settings of production but for the rate limits. A load is a few
 * connections that always wait for an answer ({@code load}). Every scenario warms up; then the rounds begin, and each
 * round has all scenarios, so that a machine that is busy for a while spoils one round of each and the median is not
 * touched. A rate is compared with that of P in the same run: on another machine both change, and the ratio hardly
 * does. At half of its median rate each scenario is measured once more, with requests that come when they are due,
 * because the latency of a server that is busy to the full says how many connections there are and little else.
 *
 * <p>Loads look at the status and the beginning of every answer. Some answers are looked at closely before. At the end
 * all counters are compared with the rows that they count, and any error fails the build.
 */
package dev.clipstream.bench;
