/** Creates groups, lets accounts join them, and lists the members of a group and the groups of an account. */
package dev.clipstream.community;
