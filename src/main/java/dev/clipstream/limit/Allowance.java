package dev.clipstream.limit;

/**
 * What is limited together.
 *
 * @param operation one of few: metrics are by family and operation
 * @param client a user or an address
 */
public record Allowance(String family, String operation, String client) {

    String bucket() {
        return family + ":" + operation + ":" + client;
    }
}
