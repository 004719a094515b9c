package dev.clipstream.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TownTest {

    private final Town town = new Town(Sizes.of(5000), 1);

    @Test
    void theSameSeedMakesTheSameTown() {
        Town again = new Town(Sizes.of(5000), 1);
        assertThat(again.authorOf).isEqualTo(town.authorOf);
        assertThat(again.father).isEqualTo(town.father);
        assertThat(again.likes.count()).isEqualTo(town.likes.count());
        int last = town.likes.count() - 1;
        assertThat(again.likes.first(last)).isEqualTo(town.likes.first(last));
        assertThat(again.chatOfMessage).isEqualTo(town.chatOfMessage);
    }

    @Test
    void nobodyLikesAVideoTwiceNorOneThatHeCannotSee() {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < town.likes.count(); i++) {
            int account = town.likes.first(i);
            int video = town.likes.second(i);
            assertThat(seen.add((long) account << 32 | video)).isTrue();
            assertThat(!town.isPrivate[video] || town.authorOf[video] == account)
                    .isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(10_000);
    }

    @Test
    void aFewVideosHaveMostOfTheLikes() {
        long[] likes = new Counters(town).likes.clone();
        Arrays.sort(likes);
        long all = LongStream.of(likes).sum();
        long ofTheTopTenth = LongStream.of(likes).skip(likes.length * 9L / 10).sum();
        assertThat(ofTheTopTenth).isGreaterThan(all / 2);
    }

    @Test
    void commentsAnswerEarlierOnesOfTheSameVideo() {
        assertThat(IntStream.range(1, town.father.length).filter(comment -> town.father[comment] > 0))
                .isNotEmpty()
                .allMatch(comment -> town.father[comment] < comment
                        && town.commentedVideo[town.father[comment]] == town.commentedVideo[comment]);
    }
}
