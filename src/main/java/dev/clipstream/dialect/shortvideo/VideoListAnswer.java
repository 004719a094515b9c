package dev.clipstream.dialect.shortvideo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(examples = """
        {"status_code": 0, "status_msg": "success", "video_list": [
        {"id": 7, "author": {"id": 1, "name": "mango", "follow_count": 0, "follower_count": 2, "is_follow": false,
        "avatar": "https://example.org/drawings/avatar-4d-120.svg",
        "background_image": "https://example.org/drawings/background-120.svg",
        "signature": "hello", "total_favorited": 3, "work_count": 1, "favorite_count": 0},
        "play_url": "https://example.org/media/video/0d4f7a58-1c1e-4b0f-9d43-3f6a0f2b8f11.mp4",
        "cover_url": "https://example.org/media/cover/6b8c0a3e-52a4-4f0a-8f77-0f1f4a6d2c90.jpg",
        "favorite_count": 3, "comment_count": 1, "is_favorite": false, "title": "A walk by the river"}
        ]}
        """)
public record VideoListAnswer(int status_code, String status_msg, List<VideoView> video_list) {}
