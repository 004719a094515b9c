package dev.clipstream.read;

/** A comment as a viewer sees it. */
public record CommentCard(CommentRow comment, Profile author) {}
