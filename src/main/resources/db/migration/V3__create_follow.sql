CREATE TABLE follow (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  follower_id BIGINT      NOT NULL,
  followee_id BIGINT      NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY follow_pair (follower_id, followee_id),
  -- Lists are in the order of the ids, which InnoDB appends.
  KEY follow_follower (follower_id),
  KEY follow_followee (followee_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
