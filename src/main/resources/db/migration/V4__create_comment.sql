CREATE TABLE comment (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  video_id    BIGINT        NOT NULL,
  -- The comment that it answers; of a video's own comments there is none.
  father_id   BIGINT        NULL,
  account_id  BIGINT        NOT NULL,
  content     VARCHAR(1000) NOT NULL,
  reply_count BIGINT        NOT NULL DEFAULT 0,
  like_count  BIGINT        NOT NULL DEFAULT 0,
  created_at  DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  -- All of a video, the answers to a comment, and a video's own, the last two in either order. InnoDB appends the id.
  KEY comment_video (video_id),
  KEY comment_father_latest (father_id),
  KEY comment_father_popular (father_id, like_count),
  KEY comment_video_latest (video_id, father_id),
  KEY comment_video_popular (video_id, father_id, like_count)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE comment_like (
  comment_id BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (comment_id, account_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
