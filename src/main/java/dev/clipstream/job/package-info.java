/**
 * The lock, the meters and the health check that jobs share: every instance schedules each job, and one at a time runs
 * it.
 */
package dev.clipstream.job;
