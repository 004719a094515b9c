/** What the features' jobs share: jobs run on every instance's schedule, but each on one instance at a time. */
package dev.clipstream.job;
