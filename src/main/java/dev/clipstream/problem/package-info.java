/** What can go wrong, in the words of the domain. No HTTP here: every dialect says it in its own way. */
package dev.clipstream.problem;
