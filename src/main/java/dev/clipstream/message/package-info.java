/**
 * Sends messages to an account or a group, reads conversations, and lists friends with their newest message. {@code
 * delivery} brings a message to live connections after it is stored here. When a conversation got its newest message is
 * kept in memory, for polls.
 */
package dev.clipstream.message;
