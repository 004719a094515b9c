package dev.clipstream.media.container;

import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Reads the outermost structure of a video file: its format, and whether every part is as long as it declares. ffmpeg
 * does not notice bytes missing at the end of a file that stops between two samples or inside an index.
 */
public final class Container {

    private Container() {}

    public static VideoFormat formatOf(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            var bytes = new FileBytes(channel);
            if (bytes.length() == 0) {
                throw new Problem.NotAVideo("the file is empty");
            }
            if (Matroska.starts(bytes)) {
                return Matroska.formatOf(bytes);
            }
            if (Mp4.starts(bytes)) {
                return Mp4.formatOf(bytes);
            }
            throw new Problem.NotAVideo("the file is neither MP4, MOV, WebM nor Matroska");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
