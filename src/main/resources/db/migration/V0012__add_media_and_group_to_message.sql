-- Messages to a group have its id, and 0 for the two accounts of a conversation.
ALTER TABLE message
  ADD COLUMN group_id    BIGINT        NULL,
  ADD COLUMN media       INT           NOT NULL DEFAULT 1,
  ADD COLUMN pic         VARCHAR(500)  NOT NULL DEFAULT '',
  ADD COLUMN url         VARCHAR(500)  NOT NULL DEFAULT '',
  ADD COLUMN description VARCHAR(2000) NOT NULL DEFAULT '',
  ADD COLUMN amount      BIGINT        NOT NULL DEFAULT 0;
