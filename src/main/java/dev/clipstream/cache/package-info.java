/**
 * What is kept in memory of what the database says, and how it stays true.
 *
 * <p>{@link dev.clipstream.cache.Kept} holds values by key, for a second at most: that is how late an instance may see
 * what happened on another one, whatever fails. Whoever changes something sees it in the next request. For that
 * {@link dev.clipstream.cache.Changes} collects what a transaction changes, and tells it before the change is answered: as
 * an event on this instance, where every copy that is concerned is forgotten, and through Redis to the other instances.
 * One that has not handled the notice yet, or gets none because Redis is away, forgets by time alone.
 *
 * <p>A value that is read while it changes would be kept although it is old. So a copy is valid only as long as its key
 * has not changed since before it was read.
 */
package dev.clipstream.cache;
