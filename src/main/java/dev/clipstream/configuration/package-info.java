/**
 * Shortens the reading of the configuration, which is two fifths of the start of a native executable. Nothing here is
 * called from the service: SmallRye Config calls one class, and the native compiler puts others in the place of methods of
 * Quarkus and of SmallRye Config.
 */
package dev.clipstream.configuration;
