/**
 * Two kinds of upload. {@link dev.clipstream.media.upload.VideoUploads} takes the video of a request that publishes it;
 * {@link dev.clipstream.media.upload.FileUploads} takes a file that a later request names, and {@link
 * dev.clipstream.media.upload.FileInspection} then checks its content. Both insert a row before they store an object,
 * and their callers settle that row in the transaction that refers to the object. {@link
 * dev.clipstream.media.upload.AbandonedUploadJob} removes the objects of uploads that were never settled; {@link
 * dev.clipstream.media.upload.UploadFolderSweepJob} removes files that were left on the local disk.
 */
package dev.clipstream.media.upload;
