/** What any text that people write must satisfy, whatever it is for. */
package dev.clipstream.text;
