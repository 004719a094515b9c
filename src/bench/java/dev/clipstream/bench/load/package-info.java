/**
 * Loads: many connections that send prepared requests and read the answers without making objects of them, because the
 * service has to share the processors with them.
 */
package dev.clipstream.bench.load;
