/** What a database has to be like before the service uses it, and what is known of queries before the first. */
package dev.clipstream.database;
