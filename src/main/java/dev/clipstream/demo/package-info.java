/** What a first start publishes by itself, so that there is something to see. */
package dev.clipstream.demo;
