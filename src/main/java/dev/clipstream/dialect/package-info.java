/**
 * The API dialects of the service. This package holds what the two dialect families share for answers and OpenAPI;
 * {@code request} reads requests for both. Each other package below is one family, and no family depends on the other.
 */
package dev.clipstream.dialect;
