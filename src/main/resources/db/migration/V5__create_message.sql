-- Two accounts that talk, the one with the lower id first. Whoever writes holds this row until the message is
-- committed, so that within a conversation the order of time is the order in which messages become visible.
CREATE TABLE conversation (
  low_id          BIGINT      NOT NULL,
  high_id         BIGINT      NOT NULL,
  last_message_id BIGINT      NOT NULL,
  last_message_at DATETIME(6) NOT NULL,
  PRIMARY KEY (low_id, high_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Messages to a group have its id, and 0 for the two accounts of a conversation.
CREATE TABLE message (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  low_id      BIGINT        NOT NULL,
  high_id     BIGINT        NOT NULL,
  group_id    BIGINT        NULL,
  from_id     BIGINT        NOT NULL,
  media       INT           NOT NULL DEFAULT 1,
  content     VARCHAR(2000) NOT NULL,
  pic         VARCHAR(500)  NOT NULL DEFAULT '',
  url         VARCHAR(500)  NOT NULL DEFAULT '',
  description VARCHAR(2000) NOT NULL DEFAULT '',
  amount      BIGINT        NOT NULL DEFAULT 0,
  created_at  DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  KEY message_conversation (low_id, high_id, created_at),
  -- To find what was sent of late, when an instance may have missed an announcement.
  KEY message_created_at (created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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
