package dev.clipstream.dialect.shortvideo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer without data. The record components of all answers and views are named like their JSON keys. */
@Schema(examples = "{" + StatusAnswer.EXAMPLE_MEMBERS + "}")
public record StatusAnswer(int status_code, String status_msg) {

    /** The common members of all answers, for examples. */
    static final String EXAMPLE_MEMBERS = "\"status_code\": 0, \"status_msg\": \"success\"";

    /** The status code of every answer without a failure. */
    static final int OK = 0;

    static StatusAnswer of(ShortVideoRequest request) {
        return new StatusAnswer(OK, request.success());
    }
}
