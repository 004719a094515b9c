/** Messages between two accounts: sending, reading along, and the newest one beside each friend. */
package dev.clipstream.message;
