package dev.clipstream.media;

import dev.clipstream.problem.Problem;
import java.io.IOException;

/** WebM and Matroska files: elements of id, size and content; a recorder leaves the size of the outer ones open. */
final class Matroska {

    private static final long HEADER = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;

    private Matroska() {}

    static boolean starts(FileBytes bytes) throws IOException {
        return bytes.length() >= 4 && bytes.number(0, 4) == HEADER;
    }

    static VideoFormat formatOf(FileBytes bytes) throws IOException {
        VideoFormat format = null;
        Element element = elementAt(0, bytes);
        while (element != null) {
            if (element.id == DOC_TYPE) {
                format = formatNamed(bytes.text(element.content, Math.toIntExact(Math.min(element.size, 32))));
            }
            boolean inside = element.id == HEADER || element.open();
            if (!inside && element.end() > bytes.length()) {
                throw FileBytes.cutOff();
            }
            boolean last = element.id == SEGMENT && !element.open();
            long next = inside ? element.content : element.end();
            element = last || next == bytes.length() ? null : elementAt(next, bytes);
        }
        if (format == null) {
            throw new Problem.NotAVideo("the file is damaged");
        }
        return format;
    }

    private static VideoFormat formatNamed(String docType) {
        return switch (docType.replace("\0", "")) {
            case "webm" -> VideoFormat.WEBM;
            case "matroska" -> VideoFormat.MATROSKA;
            default -> throw new Problem.NotAVideo("the file is neither MP4, MOV, WebM nor Matroska");
        };
    }

    private record Element(long id, long content, long size) {
        boolean open() {
            return size < 0;
        }

        long end() {
            return content + size;
        }
    }

    private static Element elementAt(long position, FileBytes bytes) throws IOException {
        int idLength = numberLength(position, bytes);
        long sizePosition = position + idLength;
        int sizeLength = numberLength(sizePosition, bytes);
        long content = sizePosition + sizeLength;
        long marker = 1L << 7 * sizeLength;
        long size = bytes.number(sizePosition, sizeLength) - marker;
        return new Element(bytes.number(position, idLength), content, size == marker - 1 ? -1 : size);
    }

    /** The position of the highest bit in the first byte of a number tells how many bytes the number has. */
    private static int numberLength(long position, FileBytes bytes) throws IOException {
        long first = bytes.number(position, 1);
        if (first == 0) {
            throw new Problem.NotAVideo("the file is damaged");
        }
        return Long.numberOfLeadingZeros(first) - 55;
    }
}
