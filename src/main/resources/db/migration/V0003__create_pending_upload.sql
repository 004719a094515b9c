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
