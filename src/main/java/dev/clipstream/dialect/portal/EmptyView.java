package dev.clipstream.dialect.portal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code {}} */
@RegisterForReflection
@Schema(examples = "{}")
public record EmptyView() {}
