package dev.clipstream.bench.data;

import java.util.SplittableRandom;

/**
 * Everything that happened among the people of a data set, with the skew of real life: few are followed by many, few
 * videos have most of the likes. Ids begin with 1, and are indexes of the arrays.
 */
final class Town {

    /** Changes whenever the same seed gives other rows. */
    static final int VERSION = 1;

    private static final double PRIVATE = 0.02;
    private static final double ANSWERS = 0.2;

    final Sizes sizes;
    final int[] authorOf;
    final boolean[] isPrivate;
    /** An account and a video. */
    final Pairs likes;
    /** A follower and a followee. */
    final Pairs follows;

    final int[] commentedVideo;
    final int[] commenter;
    /** The comment that a comment answers, or 0. */
    final int[] father;
    /** A comment and an account. */
    final Pairs commentLikes;
    /** Two accounts, the lower id first. */
    final Pairs chats;

    final int[] chatOfMessage;
    final boolean[] isFromLower;

    Town(Sizes sizes, long seed) {
        this.sizes = sizes;
        SplittableRandom random = new SplittableRandom(seed);
        Zipf author = new Zipf(sizes.accounts(), 0.8, random);
        Zipf active = new Zipf(sizes.accounts(), 0.6, random);
        Zipf popular = new Zipf(sizes.videos(), 0.9, random);
        Zipf discussed = new Zipf(sizes.videos(), 0.9, random);
        authorOf = new int[sizes.videos() + 1];
        isPrivate = new boolean[sizes.videos() + 1];
        for (int video = 1; video <= sizes.videos(); video++) {
            authorOf[video] = author.next();
            isPrivate[video] = random.nextDouble() < PRIVATE;
        }
        likes = Pairs.draw(sizes.likes(), active::next, popular::next, this::sees, random);
        Zipf followed = new Zipf(sizes.accounts(), 0.8, random);
        follows = Pairs.draw(sizes.follows(), active::next, followed::next, (one, other) -> one != other, random);
        commentedVideo = new int[sizes.comments() + 1];
        commenter = new int[sizes.comments() + 1];
        father = new int[sizes.comments() + 1];
        comment(active, discussed, random);
        Zipf read = new Zipf(sizes.comments(), 0.7, random);
        commentLikes = Pairs.draw(sizes.commentLikes(), read::next, active::next, (comment, account) -> true, random);
        chats = Pairs.draw(sizes.chats(), active::next, active::next, (one, other) -> one < other, random);
        chatOfMessage = new int[sizes.messages() + 1];
        isFromLower = new boolean[sizes.messages() + 1];
        Zipf talkative = new Zipf(chats.count(), 0.6, random);
        for (int message = 1; message <= sizes.messages(); message++) {
            // Every chat has a message.
            chatOfMessage[message] = message <= chats.count() ? message - 1 : talkative.next() - 1;
            isFromLower[message] = random.nextBoolean();
        }
    }

    private boolean sees(int account, int video) {
        return !isPrivate[video] || authorOf[video] == account;
    }

    private void comment(Zipf active, Zipf discussed, SplittableRandom random) {
        int[] lastOfVideo = new int[sizes.videos() + 1];
        for (int comment = 1; comment <= sizes.comments(); comment++) {
            int video = discussed.next();
            int account = active.next();
            commentedVideo[comment] = video;
            commenter[comment] = sees(account, video) ? account : authorOf[video];
            father[comment] = random.nextDouble() < ANSWERS ? lastOfVideo[video] : 0;
            if (father[comment] == 0) {
                lastOfVideo[video] = comment;
            }
        }
    }
}
