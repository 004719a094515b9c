CREATE TABLE video (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  author_id      BIGINT       NOT NULL,
  title          VARCHAR(128) NOT NULL,
  video_key      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cover_key      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  favorite_count BIGINT       NOT NULL DEFAULT 0,
  comment_count  BIGINT       NOT NULL DEFAULT 0,
  published_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  -- The sweep asks for both: is an object still referred to?
  KEY video_video_key (video_key),
  KEY video_cover_key (cover_key),
  -- The feed, and an author's publications. InnoDB appends the id, which settles ties.
  KEY video_published_at (published_at),
  KEY video_author (author_id, published_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
