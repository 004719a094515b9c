-- Messages that no live connection of an account has been given yet. Whoever delivers one claims it first, so that a
-- connection that opens meanwhile does not; a claim whose holder died runs out.
CREATE TABLE delivery (
  account_id    BIGINT      NOT NULL,
  message_id    BIGINT      NOT NULL,
  created_at    DATETIME(6) NOT NULL,
  claimed_by    VARCHAR(36) NULL,
  claimed_until DATETIME(6) NOT NULL,
  PRIMARY KEY (account_id, message_id),
  KEY delivery_message (message_id),
  KEY delivery_created_at (created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
