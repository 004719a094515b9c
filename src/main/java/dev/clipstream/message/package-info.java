/** Sends messages to an account or a group, reads conversations, and lists friends with their newest message. */
package dev.clipstream.message;
