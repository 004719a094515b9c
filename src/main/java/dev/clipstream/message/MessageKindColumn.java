package dev.clipstream.message;

import dev.clipstream.read.MessageKind;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MessageKindColumn implements AttributeConverter<MessageKind, Integer> {

    @Override
    public Integer convertToDatabaseColumn(MessageKind kind) {
        return kind.ordinal() + 1;
    }

    @Override
    public MessageKind convertToEntityAttribute(Integer number) {
        return MessageKind.values()[number - 1];
    }
}
