/**
 * Delivers messages to live connections, on every instance, each once.
 *
 * <p><b>The way of a message.</b>
 * <ol>
 *   <li>{@code Messages} stores it, and in the same transaction adds it to the {@link Outbox}: one
 *       {@link PendingDelivery} for each recipient. From here on it cannot be lost.
 *   <li>After the commit it gives a {@link MessageNotice} to the {@link MessageBus}: the message's id, the accounts that
 *       it is for (the sender too, who may have other connections) and the connection that sent it. The bus hands the
 *       notice to the {@link ConnectionRegistry} of this instance by a call and to those of the others through Redis.
 *   <li>Each registry drops the notice if none of these accounts is connected to it. Otherwise it loads the message,
 *       together with others that came meanwhile, and hands it to each {@link Connection} of the accounts, except the
 *       one that sent it: that client shows it already and wants no echo.
 *   <li>The connection queues it, claims the pending delivery, writes the message to its {@link Transport} and removes
 *       the pending delivery.
 * </ol>
 *
 * <p><b>What can fail, and what mends it.</b>
 * <ul>
 *   <li><em>No connection is there.</em> The delivery stays pending. A connection that opens writes the <b>backlog</b>
 *       first: it claims the oldest pending deliveries, batch by batch, until none is left. {@link OutboxExpiryJob}
 *       removes those of accounts that never connect.
 *   <li><em>A connection opens while another one is writing.</em> Its backlog would contain what the other one has written
 *       and not yet removed. Hence the <b>claim</b>, which a backlog respects. It expires after a while, because its
 *       holder may die: what an instance was writing when it was killed may come twice, but it does come.
 *   <li><em>The notice does not reach anybody, or the instance that claimed is gone.</em> The sender's instance was killed
 *       after the commit, or Redis was away. The recipient is connected, so no backlog will be written. Every 3 s
 *       {@link RedeliveryJob} publishes what is <b>overdue</b> for its accounts: pending for longer than 3 s and claimed
 *       by nobody.
 *   <li><em>The notice reaches some connections only.</em> One of them delivers, the delivery is no longer pending, and
 *       nothing is overdue; the recipient's connections to other instances and the sender's own do not get the message.
 *       The outbox cannot tell, since it knows accounts and not connections. But whoever lost something knows since
 *       when ({@link MissedSince}): an instance that could not publish tells the others when it can again, one whose
 *       subscription was silent knows when it heard the last notice ({@link MessageBusWatchdog} notices and subscribes
 *       again), and one that had too many notices, or lost the database while it handled them, knows it too.
 *       {@link RedeliveryJob} looks up what was sent since, and each connection takes what it is <b>missing</b>: what is
 *       newer than the connection and not among the ids that it remembers.
 *   <li><em>The client cannot be written to.</em> The connection releases its claims and disconnects; the messages are the
 *       next connection's backlog. A full queue means the same. For redeliveries half of a queue is left free; what
 *       finds no room is still missing or overdue at the next run.
 *   <li><em>The database is lost after writing.</em> The delivery is still pending and becomes overdue. The connection
 *       remembers that the client has it, writes nothing and removes it.
 *   <li><em>The instance stops.</em> {@link ConnectionRegistry#closeAll} ends every queue and waits until what was being
 *       written is removed, before the clients connect elsewhere. A connection that opens meanwhile delivers nothing.
 *   <li><em>The instance starts.</em> It subscribes before it serves, so that its first clients wait for no look-up. If
 *       Redis does not answer then, it looks up.
 * </ul>
 *
 * <p>So there are two questions, and each needs its own answer: whether an account has got a message (the outbox, in the
 * database, exact), and whether each connection has (the connection's memory, and times since when to look it up).
 *
 * <p><b>Why not a Redis stream?</b> With XADD and XREAD each instance would read on where it stopped, so that MissedSince,
 * the watchdog and the look-up could go. It was built and tried, with 170 lines less, and not kept. Entries that an
 * instance has not read are lost when Redis restarts empty or trims the stream, and the instance does not notice, since
 * its next read works. An instance that alone loses Redis delivers what it misses only when Redis is back. What comes at
 * once after a pause overruns slow clients. To mend this, the look-up would have to come back, beside the stream.
 */
package dev.clipstream.delivery;
