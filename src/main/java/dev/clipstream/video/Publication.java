package dev.clipstream.video;

/** A video to be, all of which is known and checked. */
record Publication(
        long authorId,
        String title,
        String description,
        String type,
        boolean isPrivate,
        String source,
        String coverSource) {

    static final String USUAL_TYPE = "video";

    /** For everybody, and nothing but a title. */
    static Publication plain(long authorId, String title, String source, String coverSource) {
        return new Publication(authorId, title, "", USUAL_TYPE, false, source, coverSource);
    }
}
