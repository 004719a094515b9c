/**
 * What people see: lists and cards of videos, accounts, comments and chat messages. This is the one package that may name
 * any table.
 *
 * <p>{@link dev.clipstream.read.Visibility} says who sees a video; every query that shows one, here or in a feature that
 * locks one for writing, takes its condition from there. A card is joined for each viewer from what the database has of
 * a video ({@link dev.clipstream.read.VideoRow}), a comment ({@link dev.clipstream.read.CommentRow}) and an account
 * ({@link dev.clipstream.read.AccountRow}), and from what the viewer likes and follows
 * ({@link dev.clipstream.read.Marks}): one statement for each of these that a list needs, whatever the page holds. A list of
 * videos is read with its videos ({@link dev.clipstream.read.FeedPages}, {@link dev.clipstream.read.VideoLists}), one of
 * accounts as ids ({@link dev.clipstream.read.FollowLists}); what is gone is left out.
 *
 * <p>Videos, accounts and marks are kept for a minute at most ({@link dev.clipstream.cache.Kept}), and so are pages of the
 * feed, its order by time ({@link dev.clipstream.read.FeedSegments}), the first entries of the lists of accounts
 * ({@link dev.clipstream.read.AccountLists}), and the newest comments of videos. Who changes one of them names the video or
 * the account to {@link dev.clipstream.cache.Changes}.
 *
 * <p>There is one style of persistence for each purpose. Frequent reads for people are plain SQL
 * ({@link dev.clipstream.database.Rows}), and the others are HQL ({@link dev.clipstream.read.Queries}); both select into
 * records, here. A feature writes its own tables through entities, Panache active records with static finders that nobody
 * outside the feature calls. SQL is also for what HQL does not say to both MySQL and MariaDB: locks,
 * {@code insert ignore}, {@code union} with limits, recursion, many rows in one statement.
 */
package dev.clipstream.read;
