package dev.clipstream.dialect.shortvideo;

import jakarta.inject.Singleton;

/** The original document, which is written in proto2. */
@Singleton
class Official implements Spelling {

    @Override
    public String name() {
        return "official";
    }
}
