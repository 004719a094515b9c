package dev.clipstream.dialect.shortvideo;

import java.util.List;

/**
 * How a dialect says what went wrong.
 *
 * @param errmsg a list of details, in the dialect that has it; else null
 */
record Failure(int code, String message, List<String> errmsg) {

    Failure(int code, String message) {
        this(code, message, null);
    }
}
