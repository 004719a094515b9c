-- What of work_count, and what of both total_favorited and favorite_count, comes from the account's private videos:
-- others see the counters without it. Nobody but the author likes a private video.
ALTER TABLE account
  ADD COLUMN private_work_count BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN private_like_count BIGINT NOT NULL DEFAULT 0;
