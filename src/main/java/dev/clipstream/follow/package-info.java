/** Who follows whom, and friends: two who follow each other. */
package dev.clipstream.follow;
