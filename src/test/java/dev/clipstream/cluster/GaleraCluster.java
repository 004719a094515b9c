package dev.clipstream.cluster;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Three MariaDB servers, each of which has everything and takes writes. */
final class GaleraCluster implements AutoCloseable {

    static final String DATABASE = "clipstream";
    static final String USER = "clipstream";
    static final String PASSWORD = "clipstream";

    private final List<GaleraNode> nodes;

    GaleraCluster(Path directory) {
        nodes = IntStream.rangeClosed(1, 3)
                .mapToObj(number -> new GaleraNode(directory.resolve("galera-" + number)))
                .toList();
    }

    void start() throws SQLException {
        String group = nodes.stream().map(GaleraNode::groupAddress).collect(joining(","));
        nodes.forEach(node -> node.configure(group));
        GaleraNode first = nodes.getFirst();
        first.install();
        first.start("--wsrep-new-cluster");
        first.awaitSynced();
        first.execute("create user %s@'%%' identified by '%s'".formatted(USER, PASSWORD));
        first.execute("grant all on %s.* to %s@'%%'".formatted(DATABASE, USER));
        // One after the other: a node that gives its data to another one takes no further.
        for (GaleraNode node : nodes.subList(1, nodes.size())) {
            node.start();
            node.awaitSynced();
        }
    }

    GaleraNode node(int index) {
        return nodes.get(index);
    }

    /** Connects to a node that runs; statements wait until it has what was committed before. */
    Connection connect() throws SQLException {
        return nodes.stream()
                .filter(GaleraNode::isRunning)
                .findFirst()
                .orElseThrow()
                .connect();
    }

    /** Returns the URL for an instance that uses this node, and the others when it is away. */
    String url(int index) {
        List<String> addresses =
                new ArrayList<>(nodes.stream().map(GaleraNode::address).toList());
        Collections.rotate(addresses, -index);
        return "jdbc:mysql://" + String.join(",", addresses) + "/" + DATABASE + "?sslMode=DISABLED";
    }

    /** Waits until every running node has applied what the others committed. */
    void awaitInStep() {
        for (GaleraNode node : nodes) {
            try {
                if (node.isRunning()) {
                    node.awaitInStep();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        nodes.reversed().forEach(GaleraNode::close);
    }
}
