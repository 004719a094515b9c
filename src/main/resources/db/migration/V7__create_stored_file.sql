-- Files of any kind, each content once. A row is there before its object and goes after it: one that is not complete is
-- an upload under way, or what a crash left. Whoever uploads the same bytes meanwhile takes part in it.
CREATE TABLE stored_file (
  -- SHA-256, as hexadecimal digits.
  hash       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  extension  VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  complete   BOOLEAN     NOT NULL DEFAULT FALSE,
  -- Its object is being removed.
  abandoned  BOOLEAN     NOT NULL DEFAULT FALSE,
  started_at DATETIME(6) NOT NULL,
  PRIMARY KEY (hash),
  KEY stored_file_started_at (complete, started_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who has uploaded it.
CREATE TABLE file_owner (
  account_id BIGINT      NOT NULL,
  hash       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, hash)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
