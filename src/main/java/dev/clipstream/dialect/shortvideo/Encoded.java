package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;

/**
 * A video, or its JSON.
 *
 * @param view null if there is its JSON
 * @param json pieces that follow each other
 */
record Encoded(VideoView view, Json... json) implements JsonSerializable {

    @Override
    public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
        if (view != null) {
            serializers.defaultSerializeValue(view, generator);
            return;
        }
        generator.writeRawValue(json[0]);
        for (int i = 1; i < json.length; i++) {
            generator.writeRaw(json[i]);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer type)
            throws IOException {
        serialize(generator, serializers);
    }
}
