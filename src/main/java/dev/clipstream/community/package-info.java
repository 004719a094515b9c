/** Groups: making and joining them, their members, and the groups that one is in. */
package dev.clipstream.community;
