package dev.clipstream.video;

/** A video about to be inserted, complete and checked. */
record Publication(
        long authorId,
        String title,
        String description,
        String type,
        boolean isPrivate,
        String source,
        String coverSource) {

    static final String DEFAULT_TYPE = "video";

    /** Returns a public video with nothing but a title. */
    static Publication plain(long authorId, String title, String source, String coverSource) {
        return new Publication(authorId, title, "", DEFAULT_TYPE, false, source, coverSource);
    }
}
