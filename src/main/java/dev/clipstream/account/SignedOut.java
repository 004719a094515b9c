package dev.clipstream.account;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Tells that an account signed out everywhere.
 *
 * @param generation the one that began: tokens of an earlier one are refused
 */
@RegisterForReflection
public record SignedOut(long accountId, int generation, Instant at) {}
