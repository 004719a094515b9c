/**
 * Accounts: signing up and in with a name or with an e-mail address, tokens, presence, and the counters that other
 * features keep on an account. The caller of a use case is a {@link dev.clipstream.account.Viewer}, made from a token.
 */
package dev.clipstream.account;
