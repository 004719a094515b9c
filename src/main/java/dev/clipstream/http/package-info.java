/**
 * The HTTP server below all dialects. Each class changes how the server handles all requests: request ids, metrics and
 * traces, client addresses behind trusted proxies, bodies that continue after an early answer, clients that are slow or
 * gone, idle connections, and requests in flight at shutdown. The package does not depend on any dialect.
 */
package dev.clipstream.http;
