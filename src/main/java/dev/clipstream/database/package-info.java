/**
 * What the service expects of its database, and how it changes it. {@link dev.clipstream.database.Transactions} runs a unit
 * of work, again where another one came in between; the other classes check the server and its tables at start, and keep
 * what parsing a query costs.
 */
package dev.clipstream.database;
