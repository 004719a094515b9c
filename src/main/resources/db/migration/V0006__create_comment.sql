CREATE TABLE comment (
  id         BIGINT        NOT NULL AUTO_INCREMENT,
  video_id   BIGINT        NOT NULL,
  account_id BIGINT        NOT NULL,
  content    VARCHAR(1000) NOT NULL,
  created_at DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  -- Lists are in the order of the ids, which InnoDB appends.
  KEY comment_video (video_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
