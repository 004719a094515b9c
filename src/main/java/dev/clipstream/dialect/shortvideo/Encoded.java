package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/**
 * A view, or its JSON.
 *
 * @param value the view, or a {@link SerializedString} of its JSON
 */
record Encoded(Object value) implements JsonSerializable {

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (value instanceof SerializedString json) {
            generator.writeRawValue(json);
        } else {
            serializers.defaultSerializeValue(value, generator);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(generator, serializers);
    }
}
