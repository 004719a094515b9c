package dev.clipstream.media.container;

import dev.clipstream.problem.Problem;
import java.io.IOException;
import java.util.Set;

/** Reads WebM and Matroska files: elements of id, size and content. Recorders leave the sizes of the outer two open. */
final class Matroska {

    private static final long HEADER = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final Set<Long> MAY_BE_OPEN = Set.of(SEGMENT, CLUSTER);
    private static final Set<Long> PARENTS = Set.of(HEADER, SEGMENT, CLUSTER);

    private Matroska() {}

    static boolean starts(FileBytes bytes) throws IOException {
        return bytes.length() >= 4 && bytes.number(0, 4) == HEADER;
    }

    static VideoFormat formatOf(FileBytes bytes) throws IOException {
        VideoFormat format = null;
        long position = 0;
        long end = bytes.length();
        for (int elements = 0; position < end; elements++) {
            if (elements == FileBytes.MAX_PARTS) {
                throw FileBytes.damaged();
            }
            Element element = elementAt(position, bytes);
            if (element.open() && !MAY_BE_OPEN.contains(element.id)) {
                throw FileBytes.damaged();
            }
            if (!element.open() && element.end() > bytes.length()) {
                throw FileBytes.cutOff();
            }
            if (element.id == DOC_TYPE) {
                format = formatNamed(bytes.text(element.content, (int) Math.min(element.size, 32)));
            }
            if (element.id == SEGMENT && !element.open()) {
                end = element.end();
            }
            position = element.open() || PARENTS.contains(element.id) ? element.content : element.end();
        }
        if (format == null) {
            throw FileBytes.damaged();
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
            throw FileBytes.damaged();
        }
        return Long.numberOfLeadingZeros(first) - 55;
    }
}
