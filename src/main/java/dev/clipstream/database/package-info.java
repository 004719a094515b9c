/** What a database has to be like before the service uses it. */
package dev.clipstream.database;
