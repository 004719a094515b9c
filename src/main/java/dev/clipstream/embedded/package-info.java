/**
 * Zero-install mode: a service whose configuration does not name a database, a Redis or an S3 starts real ones from
 * Maven artifacts before it starts itself, and stops them after it has stopped. Their data, and the token secret, stay
 * in {@code clipstream.home}. The artifacts are optional dependencies: a production package has none of them, so there
 * this package only says which addresses are missing. Only {@link dev.clipstream.embedded.EmbeddedConfigSourceFactory}
 * is called from outside, by SmallRye Config. The README beside this file says how to use the mode.
 */
package dev.clipstream.embedded;
