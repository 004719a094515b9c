/**
 * The local-s3 server with corrections of version 2.4. That version rewrites the list of a bucket's objects in place,
 * so that a kill loses the bucket ({@link dev.clipstream.embedded.s3.CrashSafeBuckets}); it deletes contents before the
 * list forgets them ({@link dev.clipstream.embedded.s3.DeferredDeletion}); and it collects bodies in memory and copies
 * them again and again ({@link dev.clipstream.embedded.s3.WholeBody}). Its own builder takes none of the three, so
 * {@link dev.clipstream.embedded.s3.LocalS3} puts the server together. A release that has them makes this package
 * superfluous.
 */
package dev.clipstream.embedded.s3;
