/** The bounds of every list: the API documents know no paging, so a list takes an optional cursor and count. */
package dev.clipstream.list;
