-- No foreign keys anywhere in this schema: inserting a row that refers to a parent would take a shared lock on the
-- parent, which then deadlocks with the counter update on that same parent. Sharded engines have none either.
CREATE TABLE account (
  id                 BIGINT          NOT NULL AUTO_INCREMENT,
  name               VARCHAR(32)     NOT NULL,
  -- The folded name that makes names unique, as bytes: no collation has a say. See NameKey.
  name_key           VARBINARY(1280) NOT NULL,
  email              VARCHAR(254)    NULL,
  -- The folded address, which makes addresses unique. See NameKey.
  email_key          VARBINARY(1280) NULL,
  password_hash      VARCHAR(72)     NOT NULL,
  -- 3 and above administers.
  role               INT             NOT NULL DEFAULT 0,
  -- NULL: the picture that the service draws itself.
  avatar             VARCHAR(500)    NULL,
  background_image   VARCHAR(500)    NULL,
  signature          VARCHAR(255)    NOT NULL,
  follow_count       BIGINT          NOT NULL DEFAULT 0,
  follower_count     BIGINT          NOT NULL DEFAULT 0,
  total_favorited    BIGINT          NOT NULL DEFAULT 0,
  work_count         BIGINT          NOT NULL DEFAULT 0,
  favorite_count     BIGINT          NOT NULL DEFAULT 0,
  -- What of work_count, and what of both total_favorited and favorite_count, comes from the account's private videos:
  -- others see the counters without it. Nobody but the author likes a private video.
  private_work_count BIGINT          NOT NULL DEFAULT 0,
  private_like_count BIGINT          NOT NULL DEFAULT 0,
  created_at         DATETIME(6)     NOT NULL,
  updated_at         DATETIME(6)     NOT NULL,
  login_at           DATETIME(6)     NULL,
  heartbeat_at       DATETIME(6)     NULL,
  logout_at          DATETIME(6)     NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_name_key (name_key),
  UNIQUE KEY account_email_key (email_key),
  KEY account_heartbeat_at (heartbeat_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
