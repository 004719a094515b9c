/** Everything that can go wrong, in terms of the domain. No HTTP here: every dialect answers in its own way. */
package dev.clipstream.problem;
