/** Kinds of values that several features' configuration has. */
package dev.clipstream.setting;
