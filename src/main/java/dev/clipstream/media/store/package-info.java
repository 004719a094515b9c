/**
 * Stores objects in an S3 bucket. A {@link dev.clipstream.media.store.MediaKey} names each one, and an object never
 * changes.
 */
package dev.clipstream.media.store;
