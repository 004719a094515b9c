package dev.clipstream.dialect.shortvideo;

public record UserAnswer(int status_code, String status_msg, UserView user) {}
