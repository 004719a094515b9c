package dev.clipstream.account;

/**
 * What a portal client gets for signing in.
 *
 * @param access for requests
 * @param refresh for new access tokens, and nothing else
 */
public record TokenPair(String access, String refresh) {}
