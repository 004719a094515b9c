ALTER TABLE account
  ADD COLUMN email        VARCHAR(254)   NULL,
  -- The folded address, which makes addresses unique. See NameKey.
  ADD COLUMN email_key    VARBINARY(1280) NULL,
  -- 3 and above administers.
  ADD COLUMN role         INT            NOT NULL DEFAULT 0,
  ADD COLUMN login_at     DATETIME(6)    NULL,
  ADD COLUMN heartbeat_at DATETIME(6)    NULL,
  ADD COLUMN logout_at    DATETIME(6)    NULL,
  ADD COLUMN updated_at   DATETIME(6)    NULL,
  ADD UNIQUE KEY account_email_key (email_key),
  ADD KEY account_heartbeat_at (heartbeat_at);

UPDATE account SET updated_at = created_at;

ALTER TABLE account MODIFY COLUMN updated_at DATETIME(6) NOT NULL;
