/**
 * The API documents that the service speaks. This package holds what their two families share when they answer and
 * document; {@code request} reads requests for both. Each other package below is one family, and families do not know
 * each other.
 */
package dev.clipstream.dialect;
