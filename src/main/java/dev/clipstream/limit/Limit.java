package dev.clipstream.limit;

/** The rate at which a client may use an operation of a family. */
public record Limit(String family, String operation, String client, Rate rate) {

    /** The name of the bucket; another rate has another bucket, so that a new configuration counts at once. */
    String bucket() {
        return family + ":" + operation + ":" + client + ":" + rate.requests() + ":" + rate.burst();
    }
}
