/// Which reader has read a message (`Message.readingVersion`); 0: one before readers were numbered.
let readingTables = """
  ALTER TABLE message ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;

  -- how far work on all messages has come that was interrupted
  CREATE TABLE progress (
    name TEXT PRIMARY KEY,
    message INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  """
