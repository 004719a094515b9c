-- What is there already answers no comment and nobody likes it, so the defaults are its true figures.
ALTER TABLE comment
  -- The comment that it answers; of a video's own comments there is none.
  ADD COLUMN father_id   BIGINT NULL,
  ADD COLUMN reply_count BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN like_count  BIGINT NOT NULL DEFAULT 0,
  -- The answers to a comment, and a video's own comments, in either order. InnoDB appends the id.
  ADD KEY comment_father_latest (father_id),
  ADD KEY comment_father_popular (father_id, like_count),
  ADD KEY comment_video_latest (video_id, father_id),
  ADD KEY comment_video_popular (video_id, father_id, like_count);
