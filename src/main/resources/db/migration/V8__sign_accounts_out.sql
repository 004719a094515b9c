-- A token carries the generation that its account had. Signing out everywhere begins the next one.
ALTER TABLE account
  ADD COLUMN token_generation INT         NOT NULL DEFAULT 0,
  ADD COLUMN signed_out_at    DATETIME(6) NULL,
  ADD KEY account_signed_out_at (signed_out_at);
