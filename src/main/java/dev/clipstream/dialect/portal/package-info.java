/** Document 004, under {@code /api}: an envelope of code, message and data, ids as texts. */
package dev.clipstream.dialect.portal;
