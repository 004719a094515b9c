/**
 * Transactions, and the checks of the database at start. {@link dev.clipstream.database.Transactions} runs a unit of
 * work, again after a conflict with another one; the other classes check the server at start, check or migrate its tables,
 * and save the cost of parsing queries.
 */
package dev.clipstream.database;
