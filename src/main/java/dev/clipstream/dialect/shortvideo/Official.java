package dev.clipstream.dialect.shortvideo;

import jakarta.inject.Singleton;

/** The original proto2 document. */
@Singleton
class Official implements Spelling {

    @Override
    public String name() {
        return "official";
    }
}
