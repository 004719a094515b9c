/**
 * Messages between two accounts or to a group: sending, reading along, the newest one beside each friend, and giving
 * live connections on every instance what is for them.
 */
package dev.clipstream.message;
