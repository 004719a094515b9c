/**
 * Clipstream: the back end of a short-video app. One domain core has a package per feature, {@code http} is the server,
 * and {@code dialect} holds the API documents that it speaks. A request goes from a dialect's resource to a use case, and
 * comes back as a read model that the dialect spells as JSON.
 */
package dev.clipstream;
