/**
 * Checks values that people write: texts and addresses from clients, switches and time zones in the configuration. Each
 * class accepts a value or says which rule it breaks.
 */
package dev.clipstream.input;
