package dev.clipstream.media.ffmpeg;

import dev.clipstream.media.container.ImageFormat;
import dev.clipstream.media.container.VideoFormat;
import java.nio.file.Path;
import java.util.List;

/**
 * The arguments that open a file as one format and nothing else: no other file, no network, no playlist, no decoder
 * that phones, cameras and browsers do not need.
 */
final class FfmpegInput {

    /** A 4K frame, in either direction; a file can declare frames that no memory holds. */
    private static final int VIDEO_PIXELS = 4096 * 2304;

    /** More than phones make: their pictures have up to 50 million pixels. */
    private static final int IMAGE_PIXELS = 64_000_000;

    private static final String VIDEO_FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm";

    /** AV1 has three names: which decoder an ffmpeg has depends on its build. Sound is only looked at. */
    private static final String VIDEO_CODECS = String.join(
            ",",
            "h264,hevc,vp8,vp9,libdav1d,libaom-av1,av1,mpeg4,h263,mjpeg,prores",
            "aac,mp3,mp3float,opus,vorbis,flac,alac,ac3,eac3,amrnb,amrwb",
            "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_u8,pcm_alaw,pcm_mulaw");

    private static final String IMAGE_CODECS = "mjpeg,png,gif,webp";

    private FfmpegInput() {}

    static List<String> of(Path file, VideoFormat format) {
        return of(file, format.demuxer(), VIDEO_FORMATS, VIDEO_CODECS, VIDEO_PIXELS);
    }

    static List<String> of(Path file, ImageFormat format) {
        return of(file, format.demuxer(), format.demuxer(), IMAGE_CODECS, IMAGE_PIXELS);
    }

    /** A second thread would hold more frames. */
    private static List<String> of(Path file, String demuxer, String formats, String codecs, int pixels) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                formats,
                "-codec_whitelist",
                codecs,
                "-threads",
                "1",
                "-max_pixels",
                Integer.toString(pixels),
                "-f",
                demuxer,
                "-i",
                local(file));
    }

    /** Returns the path in a form that ffmpeg takes neither for an option nor for a protocol. */
    static String local(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
