package dev.clipstream.problem;

/** A server or program without which the service does not work, or not wholly. */
public enum Dependency {
    DATABASE("database"),
    REDIS("Redis"),
    OBJECT_STORE("object store"),
    FFMPEG("ffmpeg"),
    UPLOAD_DISK("upload disk");

    private final String title;

    Dependency(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
