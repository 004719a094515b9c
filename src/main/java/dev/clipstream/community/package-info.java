/**
 * Groups, which the portal's document calls communities: creating and joining them, the members of a group, and the groups
 * of an account.
 */
package dev.clipstream.community;
