/**
 * Accounts: signing up and in with a name or with an e-mail address, tokens, presence, and what other features count on
 * an account. Whoever calls a use case is a {@link dev.clipstream.account.Viewer}, made from a token.
 */
package dev.clipstream.account;
