/** Sends codes by e-mail, which prove that an address belongs to the caller. */
package dev.clipstream.mail;
