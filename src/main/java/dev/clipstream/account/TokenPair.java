package dev.clipstream.account;

/**
 * The tokens that a portal client gets when it signs in.
 *
 * @param access authorises requests
 * @param refresh gets new access tokens, and nothing else
 */
public record TokenPair(String access, String refresh) {}
