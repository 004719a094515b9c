/** Sends the service random requests, made from its own OpenAPI document, and checks how it answers. */
package dev.clipstream.fuzz;
