/** Drills: faults of servers, machines and clients while a {@link dev.clipstream.drill.Load} calls the package. */
package dev.clipstream.drill;
