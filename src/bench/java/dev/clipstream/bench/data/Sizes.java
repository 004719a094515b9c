package dev.clipstream.bench.data;

/** How many rows of each kind a data set has; of likes, follows and likes of comments there are some less. */
record Sizes(
        int videos, int accounts, int likes, int follows, int comments, int commentLikes, int chats, int messages) {

    private static final int FEWEST_ACCOUNTS = 200;
    /** Enough for a video with a full page of them. */
    private static final int FEWEST_COMMENTS = 2000;

    static Sizes of(int videos) {
        int accounts = Math.max(FEWEST_ACCOUNTS, videos / 5);
        return new Sizes(
                videos,
                accounts,
                videos * 3,
                Math.max(accounts * 7, videos * 14 / 10),
                Math.max(FEWEST_COMMENTS, videos / 2),
                videos / 4,
                accounts,
                accounts * 10);
    }
}
