package dev.clipstream.message;

import dev.clipstream.read.MediaKind;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MediaKindColumn implements AttributeConverter<MediaKind, Integer> {

    @Override
    public Integer convertToDatabaseColumn(MediaKind kind) {
        return kind.ordinal() + 1;
    }

    @Override
    public MediaKind convertToEntityAttribute(Integer number) {
        return MediaKind.values()[number - 1];
    }
}
