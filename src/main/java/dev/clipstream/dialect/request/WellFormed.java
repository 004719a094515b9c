package dev.clipstream.dialect.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clipstream.problem.Problem.BadParameter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Decodes texts. Malformed ones are refused, because a text with replacement characters is not what the client sent. */
final class WellFormed {

    private WellFormed() {}

    /** Throws {@link BadParameter} if the bytes are no text in that charset. */
    static String text(String where, byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new BadParameter(where, "is not well-formed " + charset);
        }
    }

    /** Returns whether the text has no lone surrogate, which JSON can escape. */
    static boolean isText(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }
}
