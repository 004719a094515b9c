package dev.clipstream.media.container;

import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.util.Set;

/** Reads ISO base media files and QuickTime movies: a sequence of boxes, each with its size and type first. */
final class Mp4 {

    /** The boxes that a file may start with; an old QuickTime movie has none that names its format. */
    private static final Set<String> FIRST_BOXES = Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "pnot");

    private static final Set<String> IMAGE_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "mif2", "msf1", "avif", "avis", "crx ");

    private Mp4() {}

    static boolean starts(FileBytes bytes) throws IOException {
        return bytes.length() >= 8 && FIRST_BOXES.contains(bytes.text(4, 4));
    }

    static VideoFormat formatOf(FileBytes bytes) throws IOException {
        VideoFormat format = VideoFormat.QUICKTIME;
        if (bytes.text(4, 4).equals("ftyp")) {
            String brand = bytes.text(8, 4);
            if (IMAGE_BRANDS.contains(brand)) {
                throw new Problem.NotAVideo("the file is a still image");
            }
            format = brand.equals("qt  ") ? VideoFormat.QUICKTIME : VideoFormat.MP4;
        }
        requireWhole(bytes);
        return format;
    }

    private static void requireWhole(FileBytes bytes) throws IOException {
        boolean index = false;
        long position = 0;
        for (int boxes = 0; position < bytes.length(); boxes++) {
            if (boxes == FileBytes.MAX_PARTS) {
                throw FileBytes.damaged();
            }
            index |= bytes.text(position + 4, 4).equals("moov");
            position += sizeAt(position, bytes);
        }
        if (!index || position > bytes.length()) {
            throw FileBytes.cutOff();
        }
    }

    private static long sizeAt(long position, FileBytes bytes) throws IOException {
        long size = bytes.number(position, 4);
        if (size == 0) {
            return bytes.length() - position;
        }
        boolean large = size == 1;
        if (large) {
            size = bytes.number(position + 8, 8);
        }
        if (size < (large ? 16 : 8) || size > Long.MAX_VALUE - position) {
            throw FileBytes.damaged();
        }
        return size;
    }
}
