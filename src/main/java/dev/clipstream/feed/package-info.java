/** The feed: its videos, their order, and the cursor that continues it. */
package dev.clipstream.feed;
