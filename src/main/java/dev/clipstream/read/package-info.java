/**
 * What people see: lists and cards of videos, accounts, comments and chat messages. This is the one package that may name
 * any table.
 *
 * <p>{@link dev.clipstream.read.Visibility} says who sees a video; every query that shows one, here or in a feature that
 * locks one for writing, takes its condition from there. A list is read in two statements. The first selects the ids in
 * the list's order ({@link dev.clipstream.read.VideoLists}, {@link dev.clipstream.read.FollowLists},
 * {@link dev.clipstream.read.VideoPages}). The second loads the cards of these ids with all that belongs to them
 * ({@link dev.clipstream.read.Profiles}, {@link dev.clipstream.read.Members}, {@link dev.clipstream.read.VideoCards}), in
 * their order and without what is gone. Comments need one statement, because
 * nothing else orders them ({@link dev.clipstream.read.CommentLists}).
 *
 * <p>What is read most is kept for seconds ({@link dev.clipstream.cache.Kept}): pages of the feed, videos and
 * accounts as the database has them ({@link dev.clipstream.read.VideoRow}, {@link dev.clipstream.read.AccountRow}), and
 * what a viewer likes and follows of what is on the screen ({@link dev.clipstream.read.Marks}). A card is joined from
 * these for each viewer.
 *
 * <p>There is one style of persistence for each purpose. Reading for people is HQL with an {@code EntityManager}, which
 * selects into records, here. A feature writes its own tables through entities, Panache active records with static
 * finders that nobody outside the feature calls. SQL is for what HQL does not say to both MySQL and MariaDB: locks,
 * {@code insert ignore}, {@code union} with limits, recursion; and for those few reads, which a profile has named
 * ({@link dev.clipstream.database.Rows}).
 */
package dev.clipstream.read;
