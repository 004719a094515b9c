package dev.clipstream.account;

/** What a caller gets for signing up or in. */
public record Session(long accountId, String token) {}
