/**
 * The portal dialect of document 004, below {@code /api}. An answer is an envelope of code, message and data; ids and
 * counters are texts. {@link dev.clipstream.dialect.portal.Fields} reads requests, {@link
 * dev.clipstream.dialect.portal.PortalErrors} gives every problem its code, and {@link
 * dev.clipstream.dialect.portal.PortalOperation} lists the operations with their fields and rate limits. The WebSocket
 * of the chat is {@link dev.clipstream.dialect.portal.ChatSocket}, behind {@link
 * dev.clipstream.dialect.portal.ChatUpgrade}. The README beside this file lists the operations and the differences
 * from the document.
 */
package dev.clipstream.dialect.portal;
