/** Videos: publishing them, and the cards that lists and feeds are made of. */
package dev.clipstream.video;
