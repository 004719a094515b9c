package dev.clipstream.dialect.shortvideo;

import java.util.List;

public record VideoListAnswer(int status_code, String status_msg, List<VideoView> video_list) {}
