package dev.clipstream.cluster;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Three Redis servers, each with a third of the keys, and three that take the place of one that is killed. */
final class RedisCluster implements AutoCloseable {

    /** How far the port on which a server talks to the others is above its own. */
    static final int BUS = 10_000;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Node> nodes;

    /** A server of the cluster. */
    static final class Node {
        private final Path directory;
        private final int port = ServerProgram.freePort();
        private ServerProgram server;

        private Node(Path directory) {
            this.directory = directory;
        }

        private String address() {
            return "127.0.0.1:" + port;
        }

        void start() {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Stream<String> command = Stream.of("redis-server", "--bind", "127.0.0.1", "--port", Integer.toString(port));
            Stream<String> data = Stream.of("--dir", directory.toString(), "--appendonly", "yes", "--save", "");
            Stream<String> cluster = Stream.of("--cluster-enabled", "yes", "--cluster-node-timeout", "2000");
            server = ServerProgram.start(
                    directory.resolve("log"),
                    Stream.of(command, data, cluster).flatMap(part -> part).toList());
        }

        void kill() {
            server.kill();
        }

        /** Returns the lines of the answer to a command, or none while the server does not answer. */
        private List<String> ask(String command) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    BufferedReader answer = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
                return answer.readAllLines();
            } catch (IOException e) {
                return List.of();
            }
        }

        private boolean isMaster() {
            return ask("ROLE").contains("master");
        }

        /** Returns whether all keys have a server, and this one is in step with its master or its replica. */
        private boolean isComplete() {
            return ask("CLUSTER INFO").contains("cluster_state:ok")
                    && ask("INFO replication").stream()
                            .anyMatch(line -> line.equals("master_link_status:up")
                                    || line.startsWith("slave0:") && line.contains("state=online"));
        }

        /** Returns whether an instance of the service has its subscription here. */
        private boolean hasSubscribers() {
            return ask("CLIENT LIST TYPE pubsub").stream().anyMatch(line -> line.startsWith("id="));
        }
    }

    RedisCluster(Path directory) {
        nodes = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> new Node(directory.resolve("redis-" + number)))
                .toList();
    }

    void start(Path log) {
        nodes.forEach(Node::start);
        await().atMost(LIMIT).until(() -> nodes.stream().allMatch(Node::isMaster));
        List<String> create = new ArrayList<>(List.of("redis-cli", "--cluster", "create"));
        nodes.stream().map(Node::address).forEach(create::add);
        create.addAll(List.of("--cluster-replicas", "1", "--cluster-yes"));
        ServerProgram.run(log, create);
        awaitComplete();
    }

    /** Waits until no key is without a master, and no master without a replica. */
    void awaitComplete() {
        await().atMost(LIMIT).until(() -> nodes.stream().allMatch(Node::isComplete));
    }

    /** Returns the masters, those on which instances have subscriptions first. */
    List<Node> masters() {
        return nodes.stream()
                .filter(Node::isMaster)
                .sorted(Comparator.comparing(node -> !node.hasSubscribers()))
                .toList();
    }

    String hosts() {
        return nodes.stream().map(node -> "redis://" + node.address()).collect(joining(","));
    }

    @Override
    public void close() {
        nodes.stream().map(node -> node.server).flatMap(Stream::ofNullable).forEach(ServerProgram::close);
    }
}
