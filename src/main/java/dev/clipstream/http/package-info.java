/**
 * The HTTP server under every dialect. Each class changes how the server treats all requests: it gives them an id, counts
 * and traces them, learns a client's address from trusted proxies, reads on after an early answer, and lets requests end
 * before the service does. The server knows no dialect.
 */
package dev.clipstream.http;
