/// What is to be sent, and what became of it. Written in the transaction that causes it, handed to
/// sendmail after the commit.
let outboxTables = """
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    ticket INTEGER REFERENCES ticket (id),
    -- the message of ours that is sent, whose raw bytes are the mail; NULL for notices
    message INTEGER REFERENCES message (id),
    -- the notice; NULL where message has the bytes
    mail BLOB,
    message_id TEXT NOT NULL,
    -- envelope sender; empty is the null sender
    sender TEXT NOT NULL,
    created INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    -- NULL when nothing is left to do
    next_try INTEGER,
    -- process that is sending it now; see the type Claim
    claim TEXT
  ) STRICT;
  CREATE INDEX outbox_pending ON outbox (next_try) WHERE next_try IS NOT NULL;
  CREATE INDEX outbox_by_message ON outbox (message) WHERE message IS NOT NULL;
  CREATE INDEX outbox_by_ticket ON outbox (ticket);

  -- state: queued, sent, delayed, failed or cancelled
  CREATE TABLE outbox_recipient (
    outbox INTEGER NOT NULL REFERENCES outbox (id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (outbox, address)
  ) STRICT, WITHOUT ROWID;

  -- one row for each notice to each address: what the rate ladder counts
  CREATE TABLE notice (
    address TEXT NOT NULL,
    at INTEGER NOT NULL,
    outbox INTEGER NOT NULL REFERENCES outbox (id),
    PRIMARY KEY (address, at, outbox)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX notice_by_time ON notice (at);

  -- when the requester was last warned that the ticket closes by itself
  ALTER TABLE ticket ADD COLUMN warned INTEGER;
  """
