package dev.clipstream.dialect.shortvideo;

public record UserView(
        long id,
        String name,
        long follow_count,
        long follower_count,
        boolean is_follow,
        String avatar,
        String background_image,
        String signature,
        long total_favorited,
        long work_count,
        long favorite_count) {}
