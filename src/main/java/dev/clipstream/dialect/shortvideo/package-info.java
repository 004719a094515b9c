/**
 * The short-video family: the API documents that descend from one original, under {@code /douyin} and {@code /tiktok}.
 * One set of resources serves them all; a {@link dev.clipstream.dialect.shortvideo.Spelling} per dialect says how it
 * writes what is the same underneath. The README beside this file lists the operations and the differences from the
 * documents.
 */
package dev.clipstream.dialect.shortvideo;
