/** Rate limits: token buckets that all instances share. */
package dev.clipstream.limit;
