package dev.clipstream.bench.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.UUID;

/** Makes texts of the length and the alphabets that people write. The same number gives the same text. */
final class Texts {

    private static final List<String> WORDS = List.of(
            "morning", "street", "noodles", "how", "to", "we", "never", "dance", "rain", "cat", "again", "day", "the",
            "my", "summer", "first", "try", "guitar", "小猫", "今天", "太好笑了", "旅行", "做饭", "晚安", "一起", "音乐", "lluvia", "été",
            "Straße", "🎉", "😂", "❤️", "#fyp", "#food", "part 2");

    private final long seed;

    Texts(long seed) {
        this.seed = seed;
    }

    String sentence(String kind, int number, int mostWords) {
        SplittableRandom random = random(kind, number);
        StringJoiner sentence = new StringJoiner(" ");
        for (int left = 1 + random.nextInt(mostWords); left > 0; left--) {
            sentence.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return sentence.toString();
    }

    /** Returns the name of an object in the media store, which is not there. */
    String mediaKey(String kind, int number, String extension) {
        SplittableRandom random = random(kind, number);
        return kind + "/" + new UUID(random.nextLong(), random.nextLong()) + "." + extension;
    }

    private SplittableRandom random(String kind, int number) {
        return new SplittableRandom(seed + kind.hashCode() * 1_000_003L + number * 7_919_999L);
    }
}
