/** Counters stand on the row that they count for; here is what makes sure that they are right. */
package dev.clipstream.recount;
