package dev.clipstream.dialect.shortvideo;

import java.util.List;

public record FeedAnswer(int status_code, String status_msg, List<VideoView> video_list, long next_time) {}
