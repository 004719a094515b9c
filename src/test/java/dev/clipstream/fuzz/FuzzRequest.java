package dev.clipstream.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A request as it is sent, byte by byte. */
record FuzzRequest(long number, FuzzOperation operation, String method, String target, byte[] bytes) {

    private static final int SHOWN = 1500;

    boolean hasNoAnswerBody() {
        return method.equals("HEAD");
    }

    /** Returns the beginning of the request, in ASCII. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("request " + number + ": ");
        for (char c : new String(bytes, 0, Math.min(bytes.length, SHOWN), ISO_8859_1).toCharArray()) {
            text.append(
                    c >= ' ' && c < 0x7f ? Character.toString(c) : c == '\n' ? "\\n" : "\\x%02x".formatted((int) c));
        }
        return text.toString();
    }
}
