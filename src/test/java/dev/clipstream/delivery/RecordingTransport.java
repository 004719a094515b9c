package dev.clipstream.delivery;

import dev.clipstream.read.ChatCard;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A transport that records all messages and disconnects. */
final class RecordingTransport implements Transport {

    private final String id = UUID.randomUUID().toString();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final List<String> disconnects = new CopyOnWriteArrayList<>();
    private final Runnable onWrite;

    RecordingTransport() {
        this(() -> {});
    }

    /** @param onWrite runs before each message is recorded, to simulate a slow or broken client */
    RecordingTransport(Runnable onWrite) {
        this.onWrite = onWrite;
    }

    List<String> contents() {
        return contents;
    }

    List<String> disconnects() {
        return disconnects;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void write(ChatCard card) {
        onWrite.run();
        contents.add(card.content());
    }

    @Override
    public void disconnect(String reason) {
        disconnects.add(reason);
    }
}
