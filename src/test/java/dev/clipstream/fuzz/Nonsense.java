package dev.clipstream.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random values that break rules, and the encodings that carry them, also where they are not well-formed. */
final class Nonsense {

    private static final List<String> NUMBERS = List.of("""
            0¦-0¦-1¦1¦+1¦ 1 ¦01¦1.0¦1.5¦1e0¦1e6¦1e+06¦1.234567e+06¦1e18¦1e19¦1e400¦1e-400¦1e999999999¦\
            -1e999999999¦1E99999999999999999999¦2147483647¦2147483648¦9007199254740993¦9223372036854775807¦\
            9223372036854775808¦-9223372036854775808¦-9223372036854775809¦18446744073709551616¦NaN¦\
            Infinity¦-Infinity¦0x10¦1_000¦1,000¦１２３¦٣¦1 2¦1L¦1d¦--1¦1e¦.5¦5.¦100000000000¦100000000000000¦\
            253402300800¦99999999999999999¦-62135596801¦9223372036854¦9223372036854775\
            """.split("¦"));

    private static final List<String> TEXTS = List.of("""
            ¦ ¦\t¦\n¦\r\n¦\u0000¦a\u0000b¦\u007f¦\u0085¦\u2028¦\u200B¦\u2060¦\u3164¦\u2800¦\u202Eabc\u202C¦\
            \u2067abc\u2069¦\uFEFF¦\uFFFE¦\uFFFF¦\uDBFF\uDFFF¦\uD83F\uDFFE¦\uD800¦\uDC00¦a\uD83D¦\
            \uDE00\uD83D¦👨\u200D👩\u200D👧\u200D👦¦e\u0301\u0301¦İ¦ß¦ﬃ¦\uFDFA¦null¦undefined¦true¦false¦[]¦{}¦\
            {¦"¦'¦\\¦\\u0000¦%¦%s%n%d¦%00¦${jndi:ldap://127.0.0.1/a}¦#{1+1}¦{{1+1}}¦' or '1'='1¦\
            '; drop table x; --¦<script>alert(1)</script>¦]]>¦&amp;¦../../etc/passwd¦..\\¦/¦//¦C:\\¦\
            http://¦http://[¦http://[::1¦http://a b/¦http://例え.jp/é?ü#ß¦javascript:alert(1)¦\
            file:///etc/passwd¦a@b¦a@example.org¦A@EXAMPLE.ORG¦a@example.org\r\nBcc: b¦1970-01-01¦Bearer x¦\
            a.b.c¦eyJ.eyJ.x¦....¦=¦&¦;¦+¦#¦?\
            """.split("¦"));

    /** Bytes that no text has in UTF-8. */
    private static final List<String> MALFORMED = List.of("""
            %FF¦%FE¦%80¦%C0%AF¦%C0%80¦%E0%80%AF¦%ED%A0%80¦%ED%BF%BF¦%F4%90%80%80¦%F8%88%80%80%80¦%E5%BC¦\
            %E5¦%F0%9F%98¦a%E5%BCb\
            """.split("¦"));

    private static final int[] LENGTHS = {
        1, 5, 30, 31, 32, 33, 50, 51, 64, 72, 73, 128, 129, 200, 201, 254, 255, 500, 501, 1000, 1001, 2000, 2001, 65535,
        65536, 65537
    };

    private final SplittableRandom random;

    Nonsense(SplittableRandom random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String number() {
        return switch (random.nextInt(4)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> "9".repeat(1 + random.nextInt(chance(0.1) ? 3000 : 70));
            default -> any(NUMBERS);
        };
    }

    /** @param bounds lengths to try, and those just past them */
    String text(List<Integer> bounds) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> any(TEXTS);
            case 2 -> number();
            case 3 -> characters(random.nextInt(40));
            case 4 ->
                bounds.isEmpty() ? characters(random.nextInt(300)) : ofLength(any(bounds) + random.nextInt(3) - 1);
            default ->
                chance(0.2)
                        ? ofLength(LENGTHS[random.nextInt(LENGTHS.length)])
                        : any(TEXTS) + characters(3) + any(TEXTS);
        };
    }

    private String ofLength(int length) {
        String unit = chance(0.5) ? "a" : new String(Character.toChars(codePoint()));
        return unit.repeat(Math.clamp(length, 0, 70_000));
    }

    private String characters(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Character.toString(codePoint()))
                .collect(Collectors.joining());
    }

    /** Returns a code point of any plane, whether or not it is assigned, and half a pair now and then. */
    private int codePoint() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> 0x20 + random.nextInt(0x5f);
            case 2 -> random.nextInt(0x20);
            case 3 -> random.nextInt(0x3000);
            case 4 -> 0x4E00 + random.nextInt(0x5000);
            case 5 -> 0x1F300 + random.nextInt(0x500);
            case 6 -> random.nextInt(0x10000);
            default -> random.nextInt(Character.MAX_CODE_POINT + 1);
        };
    }

    /** Returns a JSON value of another type than a text. */
    String json() {
        return switch (random.nextInt(9)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(chance(0.5));
            case 2 -> "[]";
            case 3 -> "{}";
            case 4 -> "[" + quoted(text(List.of())) + "," + number() + "]";
            case 5 -> "{" + quoted(text(List.of())) + ":" + quoted(text(List.of())) + "}";
            case 6 -> nested(1 + random.nextInt(chance(0.1) ? 5000 : 50));
            default -> number();
        };
    }

    private String nested(int depth) {
        return chance(0.5) ? "[".repeat(depth) + "]".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            boolean must = c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate((char) c);
            json.append(must || chance(0.05) ? "\\u%04x".formatted(c) : (char) c);
        });
        return json.append('"').toString();
    }

    /** Percent-encodes a text, now and then wrongly. */
    String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            boolean plain = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            encoded.append(plain ? Character.toString(b) : "%%%02X".formatted(b & 0xff));
        }
        if (chance(0.03)) {
            encoded.insert(random.nextInt(encoded.length() + 1), any(MALFORMED));
        }
        return encoded.toString();
    }

    /** Returns the text in UTF-8, in which half a surrogate pair has three bytes, as some encoders write it. */
    static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                bytes.write(0xE0 | c >> 12);
                bytes.write(0x80 | c >> 6 & 0x3F);
                bytes.write(0x80 | c & 0x3F);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(c < 0x80 ? US_ASCII : UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
