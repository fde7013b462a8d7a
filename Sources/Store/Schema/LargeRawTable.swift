/// Large mails, whose raw bytes are written in pieces before their message is: see `LargeRaw`.
let largeRawTable = """
  -- the chunks of number n are those of -n in place of the message's number; message: NULL until it is
  -- there, and for ever when the process died before that
  CREATE TABLE large_raw (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    message INTEGER UNIQUE REFERENCES message (id)
  ) STRICT
  """
