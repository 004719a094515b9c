package dev.clipstream.media.container;

/** A container that is accepted as a video, as its content (never its name) tells. */
public enum VideoFormat {
    MP4("mp4", "video/mp4", "mov"),
    QUICKTIME("mov", "video/quicktime", "mov"),
    WEBM("webm", "video/webm", "matroska"),
    MATROSKA("mkv", "video/x-matroska", "matroska");

    private final String extension;
    private final String contentType;
    private final String demuxer;

    VideoFormat(String extension, String contentType, String demuxer) {
        this.extension = extension;
        this.contentType = contentType;
        this.demuxer = demuxer;
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }

    /** The one ffmpeg reader that may open such a file: nothing is left to ffmpeg's own guess. */
    public String demuxer() {
        return demuxer;
    }
}
