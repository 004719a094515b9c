CREATE TABLE video (
  id             BIGINT       NOT NULL AUTO_INCREMENT,
  author_id      BIGINT       NOT NULL,
  title          VARCHAR(128) NOT NULL,
  -- Object keys of the media store, or URLs of what is kept elsewhere.
  source         VARCHAR(500) NOT NULL,
  cover_source   VARCHAR(500) NOT NULL,
  favorite_count BIGINT       NOT NULL DEFAULT 0,
  comment_count  BIGINT       NOT NULL DEFAULT 0,
  published_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  -- The feed, and an author's publications. InnoDB appends the id, which settles ties.
  KEY video_published_at (published_at),
  KEY video_author (author_id, published_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
