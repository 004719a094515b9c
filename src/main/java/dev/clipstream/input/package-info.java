/**
 * Values as people write them: texts and addresses that clients send, and switches and time zones in the configuration.
 * Each class takes the value or says which rule it breaks.
 */
package dev.clipstream.input;
