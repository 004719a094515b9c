package dev.clipstream.account;

/** The result of signing up or in with a name. */
public record Session(long accountId, String token) {}
