package dev.clipstream.account;

/**
 * The data of a sign-up with an e-mail address.
 *
 * @param code the code that was sent to the address
 * @param avatar an http or https URL, or null for one that the service draws
 */
public record NewEmailAccount(String email, String code, String password, String name, String avatar) {}
