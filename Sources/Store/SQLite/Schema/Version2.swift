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

/// Whose account an address or a whole domain belongs to (`tickets account import`).
let accountTables = """
  CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    login_url TEXT
  ) STRICT;

  -- pattern: an address, or a domain with its subdomains
  CREATE TABLE account_pattern (
    pattern TEXT PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE account_field (
    account INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (account, name)
  ) STRICT, WITHOUT ROWID;
  """

/// Canned answers, and articles of knowledge bases with their own index.
let knowledgeTables = """
  CREATE TABLE canned (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    text TEXT NOT NULL,
    updated INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    base TEXT NOT NULL COLLATE NOCASE,
    title TEXT NOT NULL COLLATE NOCASE,
    url TEXT,
    text TEXT NOT NULL,
    updated INTEGER NOT NULL,
    UNIQUE (base, title)
  ) STRICT;

  -- rowid = article; segmented as the index of mail is
  CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, tokenize = 'unicode61 remove_diacritics 2'
  );
  """

/// What `undo` needs.
let changeTables = """
  -- what takes a change of a person's back: JSON, see the type Reversal; undone: it was
  CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reversal TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  -- the change an event tells of; also of the events that tell of its taking back
  ALTER TABLE event ADD COLUMN change INTEGER REFERENCES change (id);

  -- the tickets a message was split off from: their tokens lead to where the message is now
  CREATE TABLE split_off (
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    message INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (ticket, message)
  ) STRICT, WITHOUT ROWID;
  """
