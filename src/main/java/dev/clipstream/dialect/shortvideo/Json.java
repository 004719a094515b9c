package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A piece of JSON in UTF-8, which a generator copies. Whatever else it asks for costs more. */
record Json(byte[] utf8) implements SerializableString {

    private static final Json TRUE = new Json("true");
    private static final Json FALSE = new Json("false");

    private Json(String text) {
        this(text.getBytes(StandardCharsets.UTF_8));
    }

    static Json of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /**
     * Leaves out the values of some members, and returns the pieces between them.
     *
     * @param members as they are in the object, in its order, for instance {@code "is_follow":false}. No text in it looks
     *     like one, because quotation marks are escaped there.
     */
    static Json[] without(String object, String... members) {
        Json[] pieces = new Json[members.length + 1];
        int from = 0;
        for (int i = 0; i < members.length; i++) {
            int member = object.indexOf(members[i], from);
            if (member < 0) {
                throw new IllegalArgumentException("There is no %s in %s".formatted(members[i], object));
            }
            int value = member + members[i].indexOf(':') + 1;
            pieces[i] = new Json(object.substring(from, value));
            from = value + members[i].length() - members[i].indexOf(':') - 1;
        }
        pieces[members.length] = new Json(object.substring(from));
        return pieces;
    }

    private SerializedString text() {
        return new SerializedString(getValue());
    }

    @Override
    public String getValue() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public int charLength() {
        return getValue().length();
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return utf8;
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        if (offset + utf8.length > buffer.length) {
            return -1;
        }
        System.arraycopy(utf8, 0, buffer, offset, utf8.length);
        return utf8.length;
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        out.write(utf8);
        return utf8.length;
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) {
        return text().putUnquotedUTF8(buffer);
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        return text().appendUnquoted(buffer, offset);
    }

    @Override
    public char[] asQuotedChars() {
        return text().asQuotedChars();
    }

    @Override
    public byte[] asQuotedUTF8() {
        return text().asQuotedUTF8();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        return text().appendQuotedUTF8(buffer, offset);
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        return text().appendQuoted(buffer, offset);
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) throws IOException {
        return text().writeQuotedUTF8(out);
    }

    @Override
    public int putQuotedUTF8(ByteBuffer out) {
        return text().putQuotedUTF8(out);
    }
}
