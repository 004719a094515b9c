-- Groups. The counter bounds their size: whoever joins holds the row.
CREATE TABLE community (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  name         VARCHAR(50)  NOT NULL,
  icon         VARCHAR(500) NULL,
  description  VARCHAR(200) NOT NULL,
  owner_id     BIGINT       NOT NULL,
  member_count INT          NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  updated_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE community_member (
  id           BIGINT      NOT NULL AUTO_INCREMENT,
  community_id BIGINT      NOT NULL,
  account_id   BIGINT      NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY community_member_pair (community_id, account_id),
  KEY community_member_account (account_id, community_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
