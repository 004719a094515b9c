package dev.clipstream.dialect.shortvideo;

public record SessionAnswer(int status_code, String status_msg, long user_id, String token) {}
