package dev.clipstream.input;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;

/** Converts a time zone; without this, the message about an unknown one would not name the key. */
@RegisterForReflection
public final class Zone implements Converter<ZoneId> {

    private static final long serialVersionUID = 1;

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone, such as Asia/Shanghai or UTC", e);
        }
    }
}
