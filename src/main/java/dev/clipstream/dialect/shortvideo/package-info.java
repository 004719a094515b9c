/**
 * The short-video family: the API documents that descend from one original, under {@code /douyin} and {@code /tiktok}.
 * One set of resources serves all of them, and a {@link dev.clipstream.dialect.shortvideo.Spelling} per dialect holds
 * the differences. The README beside this file lists the operations and the differences from the documents.
 */
package dev.clipstream.dialect.shortvideo;
