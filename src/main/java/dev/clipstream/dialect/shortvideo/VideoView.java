package dev.clipstream.dialect.shortvideo;

public record VideoView(
        long id,
        UserView author,
        String play_url,
        String cover_url,
        long favorite_count,
        long comment_count,
        boolean is_favorite,
        String title) {}
