/** What the health checks of the servers that the service uses have in common. Each check is beside what it checks. */
package dev.clipstream.health;
