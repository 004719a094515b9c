/**
 * Everything that is HTTP or JSON. Here: what the dialect families share, that is how a request is read, how media are
 * delivered, and the request id. In the packages below, a family of API documents each; they do not know each other.
 */
package dev.clipstream.dialect;
