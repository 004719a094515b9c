CREATE TABLE video_like (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  account_id BIGINT      NOT NULL,
  video_id   BIGINT      NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY video_like_pair (account_id, video_id),
  -- Lists are in the order of the ids, which InnoDB appends.
  KEY video_like_account (account_id),
  KEY video_like_video (video_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
