package dev.clipstream.problem;

/** What the service cannot work without, or not wholly. */
public enum Dependency {
    DATABASE("database"),
    REDIS("Redis"),
    OBJECT_STORE("object store"),
    FFMPEG("ffmpeg");

    private final String title;

    Dependency(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
