/** Messages between two accounts or to a group: sending, reading along, and the newest one beside each friend. */
package dev.clipstream.message;
