package dev.clipstream.message;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client on this machine that keeps all that comes. */
final class RecordingWire implements Wire {

    private final String id = UUID.randomUUID().toString();
    private final List<String> contents = new CopyOnWriteArrayList<>();
    private final List<String> hangUps = new CopyOnWriteArrayList<>();
    private final Runnable onWrite;

    RecordingWire() {
        this(() -> {});
    }

    /** Reads as slowly as that takes. */
    RecordingWire(Runnable onWrite) {
        this.onWrite = onWrite;
    }

    List<String> contents() {
        return contents;
    }

    List<String> hangUps() {
        return hangUps;
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
    public void hangUp(String why) {
        hangUps.add(why);
    }
}
