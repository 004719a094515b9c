package dev.clipstream.account;

/**
 * A wish to sign up. Avatar, background image (http or https URLs) and signature may be null: the service then draws
 * the pictures itself and writes a signature.
 */
public record NewAccount(String name, String password, String avatar, String backgroundImage, String signature) {}
