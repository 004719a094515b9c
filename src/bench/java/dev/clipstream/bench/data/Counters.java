package dev.clipstream.bench.data;

/** The counters that the rows of a town give. Ids are indexes. */
final class Counters {

    final long[] follows;
    final long[] followers;
    final long[] works;
    final long[] privateWorks;
    final long[] given;
    final long[] received;
    final long[] privateReceived;
    final long[] likes;
    final long[] comments;
    final long[] answers;
    final long[] commentLikes;

    Counters(Town town) {
        int accounts = town.sizes.accounts() + 1;
        int videos = town.sizes.videos() + 1;
        follows = new long[accounts];
        followers = new long[accounts];
        works = new long[accounts];
        privateWorks = new long[accounts];
        given = new long[accounts];
        received = new long[accounts];
        privateReceived = new long[accounts];
        likes = new long[videos];
        comments = new long[videos];
        answers = new long[town.sizes.comments() + 1];
        commentLikes = new long[town.sizes.comments() + 1];
        countVideos(town);
        countLikes(town);
        countComments(town);
        for (int i = 0; i < town.follows.count(); i++) {
            follows[town.follows.first(i)]++;
            followers[town.follows.second(i)]++;
        }
    }

    private void countVideos(Town town) {
        for (int video = 1; video < likes.length; video++) {
            works[town.authorOf[video]]++;
            privateWorks[town.authorOf[video]] += town.isPrivate[video] ? 1 : 0;
        }
    }

    private void countLikes(Town town) {
        for (int i = 0; i < town.likes.count(); i++) {
            int video = town.likes.second(i);
            likes[video]++;
            given[town.likes.first(i)]++;
            received[town.authorOf[video]]++;
            privateReceived[town.authorOf[video]] += town.isPrivate[video] ? 1 : 0;
        }
    }

    private void countComments(Town town) {
        for (int comment = 1; comment < answers.length; comment++) {
            comments[town.commentedVideo[comment]]++;
            if (town.father[comment] > 0) {
                answers[town.father[comment]]++;
            }
        }
        for (int i = 0; i < town.commentLikes.count(); i++) {
            commentLikes[town.commentLikes.first(i)]++;
        }
    }
}
