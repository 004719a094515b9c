/**
 * Transactions, and the checks of the database at start. {@link dev.clipstream.database.Transactions} runs a unit of
 * work, again after a conflict with another one, and keeps those who wait for a row from taking all connections. {@link
 * dev.clipstream.database.GroupCommit} writes what many request at the same time in one of them. The other classes check
 * the server at start, check or migrate its tables, and keep connections to the right server. {@link
 * dev.clipstream.database.Rows} runs the few reads that are too frequent for Hibernate, and {@link
 * dev.clipstream.database.UtcDatetimes} says how Hibernate sends times. {@link
 * dev.clipstream.database.DeferredAutocommit} saves round trips before and after a transaction. In a native executable
 * {@link dev.clipstream.database.HibernateStart} starts Hibernate beside the rest, and {@link
 * dev.clipstream.database.QuickReflection} makes that shorter; there {@link dev.clipstream.database.SocketPollers} keeps
 * connections from waiting for answers that have come.
 */
package dev.clipstream.database;
