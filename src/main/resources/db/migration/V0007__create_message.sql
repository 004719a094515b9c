-- Two accounts that talk, the one with the lower id first. Whoever writes holds this row until the message is
-- committed, so that within a conversation the order of time is the order in which messages become visible.
CREATE TABLE conversation (
  low_id          BIGINT      NOT NULL,
  high_id         BIGINT      NOT NULL,
  last_message_id BIGINT      NOT NULL,
  last_message_at DATETIME(6) NOT NULL,
  PRIMARY KEY (low_id, high_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE message (
  id         BIGINT        NOT NULL AUTO_INCREMENT,
  low_id     BIGINT        NOT NULL,
  high_id    BIGINT        NOT NULL,
  from_id    BIGINT        NOT NULL,
  content    VARCHAR(2000) NOT NULL,
  created_at DATETIME(6)   NOT NULL,
  PRIMARY KEY (id),
  KEY message_conversation (low_id, high_id, created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
