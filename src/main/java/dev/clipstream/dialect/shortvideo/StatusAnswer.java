package dev.clipstream.dialect.shortvideo;

/** The components of answers and views are named as their JSON keys. */
public record StatusAnswer(int status_code, String status_msg) {}
