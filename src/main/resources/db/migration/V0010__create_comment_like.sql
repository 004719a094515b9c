CREATE TABLE comment_like (
  comment_id BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (comment_id, account_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
