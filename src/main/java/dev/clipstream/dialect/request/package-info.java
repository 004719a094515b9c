/**
 * Reads requests for both dialect families. {@link dev.clipstream.dialect.request.ParametersReader} collects the
 * parameters from the query, a form or a JSON object, and streams the files of a form to the disk until the request is
 * answered; {@link dev.clipstream.dialect.request.Viewers} finds the caller by the token among them.
 */
package dev.clipstream.dialect.request;
