/** Runs two packaged instances on a cluster of databases and a cluster of Redis servers, and kills servers of both. */
package dev.clipstream.cluster;
