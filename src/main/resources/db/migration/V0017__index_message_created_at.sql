-- To find what was sent of late, when an instance may have missed an announcement.
CREATE INDEX message_created_at ON message (created_at);
