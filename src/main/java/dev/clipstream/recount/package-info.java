/** Repairs counters, which are stored in the rows that they describe. */
package dev.clipstream.recount;
