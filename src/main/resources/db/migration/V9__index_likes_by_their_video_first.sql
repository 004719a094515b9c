-- The pair begins with the video, so it finds all likes of one too, and needs no third index for that. An account's likes
-- are listed in the order of their ids without a row of this table. One statement: it is repeated as a whole.
ALTER TABLE video_like
  DROP KEY video_like_pair,
  DROP KEY video_like_account,
  DROP KEY video_like_video,
  ADD UNIQUE KEY video_like_pair (video_id, account_id),
  ADD KEY video_like_account (account_id, id, video_id),
  ALGORITHM = INPLACE, LOCK = NONE;
