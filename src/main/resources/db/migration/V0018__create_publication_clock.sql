-- One row: the time of the last publication. Whoever publishes holds it until the video is committed, so that times of
-- publication grow with the ids of videos, on all instances together.
CREATE TABLE publication_clock (
  id      INT         NOT NULL,
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
