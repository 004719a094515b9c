CREATE TABLE video (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  author_id      BIGINT        NOT NULL,
  title          VARCHAR(128)  NOT NULL,
  description    VARCHAR(1000) NOT NULL DEFAULT '',
  type           VARCHAR(32)   NOT NULL DEFAULT 'video',
  -- Only its author sees it.
  is_private     BOOLEAN       NOT NULL DEFAULT FALSE,
  -- Object keys of the media store, or URLs of what is kept elsewhere.
  source         VARCHAR(500)  NOT NULL,
  cover_source   VARCHAR(500)  NOT NULL,
  favorite_count BIGINT        NOT NULL DEFAULT 0,
  comment_count  BIGINT        NOT NULL DEFAULT 0,
  published_at   DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  -- The feed, the most popular, any; an author's publications, and those that others see. InnoDB appends the id, which
  -- settles ties.
  KEY video_public_published_at (is_private, published_at),
  KEY video_public_favorite_count (is_private, favorite_count, published_at),
  KEY video_public (is_private),
  KEY video_author (author_id, published_at),
  KEY video_author_public (author_id, is_private, published_at),
  -- The videos that an author has made of one file; addresses are long.
  KEY video_author_source (author_id, source(80))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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

-- Uploads between the first object and the video's row. The row goes in the transaction that makes the video; one that
-- stays is what a crash left, and tells which objects to remove.
CREATE TABLE pending_upload (
  video_key  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cover_key  VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_at DATETIME(6)  NOT NULL,
  -- Its objects are being removed.
  abandoned  BOOLEAN      NOT NULL DEFAULT FALSE,
  PRIMARY KEY (video_key),
  KEY pending_upload_started_at (started_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row: the time of the last publication. Whoever publishes holds it until the video is committed, so that times of
-- publication grow with the ids of videos, on all instances together.
CREATE TABLE publication_clock (
  id      INT         NOT NULL,
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
