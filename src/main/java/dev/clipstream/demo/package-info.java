/** Publishes a few clips at the first start, so that there is something to see. */
package dev.clipstream.demo;
