-- Nothing looks for the deliveries of a message: each is found by its account.
ALTER TABLE delivery
  DROP KEY delivery_message,
  ALGORITHM = INPLACE, LOCK = NONE;
