/** The lock, meters and health check of jobs: every instance schedules each job, one at a time runs it. */
package dev.clipstream.job;
