/**
 * Transactions, and the checks of the database at start. {@link dev.clipstream.database.Transactions} runs a unit of
 * work, again after a conflict with another one, and keeps those who wait for a row from taking all connections; the
 * other classes check the server at start, check or migrate its tables, keep connections to the right server, and save
 * the cost of parsing queries.
 */
package dev.clipstream.database;
