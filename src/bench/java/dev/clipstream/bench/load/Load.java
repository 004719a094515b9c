package dev.clipstream.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Requests to send, and for how long.
 *
 * @param plans one for each connection
 * @param start how the body of each right answer begins
 * @param warmUp how long answers do not count at first
 */
public record Load(InetSocketAddress service, List<Plan> plans, byte[] start, Duration warmUp, Duration duration) {}
