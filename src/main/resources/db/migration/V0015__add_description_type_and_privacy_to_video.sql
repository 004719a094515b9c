ALTER TABLE video
  ADD COLUMN description VARCHAR(1000) NOT NULL DEFAULT '',
  ADD COLUMN type        VARCHAR(32)   NOT NULL DEFAULT 'video',
  -- Only its author sees it.
  ADD COLUMN is_private  BOOLEAN       NOT NULL DEFAULT FALSE;

ALTER TABLE video
  -- The feed, the most popular, any; and those of an author that others see. InnoDB appends the id.
  ADD KEY video_public_published_at (is_private, published_at),
  ADD KEY video_public_favorite_count (is_private, favorite_count, published_at),
  ADD KEY video_public (is_private),
  ADD KEY video_author_public (author_id, is_private, published_at),
  -- The videos that an author has made of one file; addresses are long.
  ADD KEY video_author_source (author_id, source(80)),
  DROP KEY video_published_at;
