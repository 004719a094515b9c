/** The feed: which videos, in what order, and the cursor that continues it. */
package dev.clipstream.feed;
