/** Moments as clients write them. */
package dev.clipstream.time;
