package dev.clipstream.dialect.portal;

/** The OpenAPI document of the portal. */
public final class PortalApi {

    /** Names of an operation's fields with blanks between, optional ones with a question mark. */
    static final String FIELDS = "x-fields";

    private PortalApi() {}
}
