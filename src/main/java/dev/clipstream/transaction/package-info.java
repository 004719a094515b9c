/** Database transactions that change what others change at the same moment. */
package dev.clipstream.transaction;
