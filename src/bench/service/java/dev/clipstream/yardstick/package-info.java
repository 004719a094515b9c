/** Two endpoints of the bench's build, which say what this machine and Quarkus can do at all. */
package dev.clipstream.yardstick;
