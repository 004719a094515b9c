package dev.clipstream.media.container;

/** A container format that is accepted as a video, recognised by its content, never by its name. */
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

    /** Returns the only ffmpeg demuxer that may open such a file, so that ffmpeg need not guess. */
    public String demuxer() {
        return demuxer;
    }
}
