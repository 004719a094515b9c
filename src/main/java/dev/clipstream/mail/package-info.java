/** Codes that come by e-mail and prove that an address is the caller's. */
package dev.clipstream.mail;
