/**
 * The parts of lists that clients ask for. The API documents know no paging, so a list takes an optional cursor and
 * count and has an upper bound; a cursor may be a moment, in any unit.
 */
package dev.clipstream.paging;
