/**
 * Accounts: signing up and in with a name ({@link dev.clipstream.account.NameAccounts}) or with an e-mail address ({@link
 * dev.clipstream.account.EmailAccounts}), passwords and the limit of wrong ones ({@code SignIns}), tokens and WebSocket
 * tickets, roles and other settings, presence, and the counters that other features keep on an account ({@link
 * dev.clipstream.account.AccountCounters}).
 *
 * <p>A sign-in gives a token, which {@link dev.clipstream.account.Tokens} signs. Every later request is made by a {@link
 * dev.clipstream.account.Viewer}, which is made from its token alone, without the database; an account that is gone is
 * noticed where its row is needed. {@link dev.clipstream.account.SignOuts} knows which tokens were taken back. Names and
 * addresses are compared by their {@link dev.clipstream.account.NameKey}, and unique keys decide between two who ask for
 * one at the same time. Whoever changes facts of two accounts locks both rows first, by {@link
 * dev.clipstream.account.Accounts}.
 */
package dev.clipstream.account;
