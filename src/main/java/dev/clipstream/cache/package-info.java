/**
 * What is kept in memory of what the database says, and how it stays true.
 *
 * <p>{@link dev.clipstream.cache.Kept} holds values by key. Whoever changes something sees it in the next request, on
 * every instance. For that {@link dev.clipstream.cache.Changes} collects what a transaction changes, and tells it before
 * the change is answered: as an event on this instance, where every copy that is concerned is forgotten, and by
 * {@link dev.clipstream.cache.ChangeNotices} to the other instances, which forget theirs and acknowledge it. One that does
 * not answer is waited for a fifth of a second, and then for a second not at all. Once Redis does not answer, nobody is
 * waited for until it does.
 *
 * <p>A value is kept when it is wanted for the second time of late, which {@link dev.clipstream.cache.Demand} remembers.
 * What is made of a kept value, as its JSON, is an {@link dev.clipstream.cache.Attachment} of it; of these there are so many
 * as have room ({@link dev.clipstream.cache.Attachments}). A value that is equal when it is read again stays, and so does
 * what is attached to it.
 *
 * <p>A value that is read while it changes would be kept although it is old. So a copy is valid only as long as its key
 * has not changed since before it was read.
 *
 * <p>How long a copy may be used depends on whether this instance hears what others change, which
 * {@link dev.clipstream.cache.Hearing} knows: half a minute to a minute if so, not all equally long, and otherwise a
 * second, which is how late it then sees what happened elsewhere. Every instance publishes a tick about three times a second, and hears those of all, its own too.
 * <ul>
 *   <li><em>The own tick comes back.</em> Redis delivers to a subscription in order, so all has been heard that was
 *       published before that tick. If none comes back that is younger than a second, copies are used for one second.
 *   <li><em>An instance is silent for a second.</em> It may have lost Redis, or have died after a commit. Copies are used
 *       for one second until it is heard again, for a minute at most: then it is taken for gone. One that stops says so.
 *   <li><em>An instance could not publish a change, or not everybody has acknowledged one.</em> Its next tick says so, and
 *       copies that are older than that tick are used for one second.
 *   <li><em>This instance subscribes anew, or has not heard a tick of another one, which numbers them.</em> Something may
 *       have been missed, so older copies are used for one second.
 * </ul>
 * What is read within two seconds after its key was forgotten, or after one of these events, is used for one second too: a
 * node of the database may be late.
 *
 * <p>That leaves one case. An instance that alone is without Redis for longer than a minute, or since it or another one
 * started, is not missed: what is changed through it is seen elsewhere after a minute at the latest.
 */
package dev.clipstream.cache;
