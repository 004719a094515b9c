package dev.clipstream.dialect.shortvideo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The dialect of the published Android app: the original document with times in milliseconds. The app shows a message
 * as soon as it has sent it and never removes duplicates.
 */
@Singleton
class Android implements Spelling {

    @Override
    public String name() {
        return "android";
    }

    @Override
    public ChronoUnit feedUnit() {
        return ChronoUnit.MILLIS;
    }

    @Override
    public ChronoUnit messageUnit() {
        return ChronoUnit.MILLIS;
    }

    @Override
    public JsonNode messageTime(ZonedDateTime sentAt) {
        return LongNode.valueOf(sentAt.toInstant().toEpochMilli());
    }

    @Override
    public boolean pollsForOwnMessages() {
        return false;
    }
}
