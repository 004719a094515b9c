/**
 * Accounts: signing up and in, tokens, and the profile that others see. Whoever calls a use case is a
 * {@link dev.clipstream.account.Viewer}, made from a token.
 */
package dev.clipstream.account;
