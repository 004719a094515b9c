/**
 * The API dialects of the service. This package holds what the two dialect families share: {@link
 * dev.clipstream.dialect.ErrorFormat} and {@code ProblemMappers} for failures, {@link dev.clipstream.dialect.FieldList} for
 * what an operation reads, and {@link dev.clipstream.dialect.ParameterDocs} for OpenAPI;
 * {@code request} reads requests for both. Each other package below is one family, and no family depends on the other.
 */
package dev.clipstream.dialect;
