/**
 * Who follows whom, and friends: two who follow each other. Whoever changes a follow holds the rows of both accounts.
 * Follows that come at the same time are written in one transaction.
 */
package dev.clipstream.follow;
