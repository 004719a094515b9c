package dev.clipstream.account;

/**
 * The data of a sign-up. The avatar and background image (http or https URLs) and the signature may be null: the
 * service then draws the pictures and writes a signature.
 */
public record NewAccount(String name, String password, String avatar, String backgroundImage, String signature) {}
