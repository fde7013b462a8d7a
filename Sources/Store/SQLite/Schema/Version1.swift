/// The first published schema: never edited after release, later versions add to it.
///
/// Times are seconds since 1970 UTC. `ticket.status` and its times are what was last recorded; what
/// has become due since is in the views, see `EffectiveTicket`.
let schemaVersion1 = """
  CREATE TABLE queue (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    created INTEGER NOT NULL
  ) STRICT;

  -- queue 0: the value every queue inherits
  CREATE TABLE setting (
    queue INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (queue, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue INTEGER NOT NULL REFERENCES queue (id),
    subject TEXT NOT NULL,
    requester_name TEXT NOT NULL,
    requester_address TEXT,
    status TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 1,
    assignee TEXT,
    account TEXT,
    login_url TEXT,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    answered INTEGER,
    closed INTEGER,
    hold_until INTEGER,
    waiting TEXT,
    waiting_since INTEGER,
    last_human INTEGER NOT NULL,
    message_count INTEGER NOT NULL DEFAULT 0,
    undelivered INTEGER NOT NULL DEFAULT 0,
    vouched INTEGER NOT NULL DEFAULT 1,
    merged_into INTEGER REFERENCES ticket (id)
  ) STRICT;
  CREATE INDEX ticket_by_status ON ticket (status, updated);
  CREATE INDEX ticket_by_updated ON ticket (updated);
  CREATE INDEX ticket_by_merge ON ticket (merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    direction TEXT NOT NULL,
    class TEXT NOT NULL,
    class_reason TEXT NOT NULL,
    rule TEXT NOT NULL,
    message_id TEXT NOT NULL,
    id_key BLOB NOT NULL,
    in_reply_to TEXT NOT NULL,
    reference_ids TEXT NOT NULL,
    from_name TEXT NOT NULL,
    from_address TEXT,
    subject TEXT NOT NULL,
    date INTEGER,
    received INTEGER NOT NULL,
    stranger INTEGER NOT NULL,
    unreadable INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    marks TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_by_ticket ON message (ticket);
  CREATE INDEX message_by_id ON message (id_key);
  -- from a hit of the search index to its ticket without reading the message's row
  CREATE INDEX message_with_ticket ON message (id, ticket);

  -- chunk = message << 16 | place: one key, no second index, and no blob larger than a chunk in memory
  CREATE TABLE raw (
    chunk INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;

  -- ids named by In-Reply-To and References, for mail that arrives after its answer
  CREATE TABLE reference (
    id_key BLOB NOT NULL,
    message INTEGER NOT NULL REFERENCES message (id),
    PRIMARY KEY (id_key, message)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE part (
    message INTEGER NOT NULL REFERENCES message (id),
    number INTEGER NOT NULL,
    type TEXT NOT NULL,
    charset TEXT,
    disposition TEXT,
    filename TEXT,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    enclosing INTEGER,
    is_body INTEGER NOT NULL,
    PRIMARY KEY (message, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mailbox (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    domain TEXT NOT NULL,
    person INTEGER
  ) STRICT;
  CREATE INDEX mailbox_by_person ON mailbox (person) WHERE person IS NOT NULL;

  CREATE TABLE correspondent (
    mailbox INTEGER NOT NULL REFERENCES mailbox (id),
    message INTEGER NOT NULL REFERENCES message (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (mailbox, message, role)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX correspondent_by_message ON correspondent (message);

  CREATE TABLE participant (
    mailbox INTEGER NOT NULL REFERENCES mailbox (id),
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (mailbox, ticket)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX participant_by_ticket ON participant (ticket);

  CREATE TABLE delivery (
    message INTEGER NOT NULL REFERENCES message (id),
    queue INTEGER NOT NULL REFERENCES queue (id),
    recipient TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (message, queue, recipient)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE base_subject (
    queue INTEGER NOT NULL REFERENCES queue (id),
    subject_key BLOB NOT NULL,
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    PRIMARY KEY (queue, subject_key, ticket)
  ) STRICT, WITHOUT ROWID;

  -- what became of one of our messages at each recipient
  CREATE TABLE recipient (
    message INTEGER NOT NULL REFERENCES message (id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (message, address)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE trial (
    message INTEGER NOT NULL REFERENCES message (id),
    place INTEGER NOT NULL,
    rule TEXT NOT NULL,
    result TEXT NOT NULL,
    ticket INTEGER,
    evidence TEXT NOT NULL,
    PRIMARY KEY (message, place)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tag (
    tag TEXT NOT NULL COLLATE NOCASE,
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    PRIMARY KEY (tag, ticket)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tag_by_ticket ON tag (ticket);

  CREATE TABLE link (
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    other INTEGER NOT NULL REFERENCES ticket (id),
    PRIMARY KEY (ticket, other)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE field (
    ticket INTEGER NOT NULL REFERENCES ticket (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (ticket, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket INTEGER REFERENCES ticket (id),
    message INTEGER REFERENCES message (id),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT,
    note TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_by_ticket ON event (ticket);

  -- rowid = message; contentless: the texts stand in message, part and correspondent
  CREATE VIRTUAL TABLE search USING fts5 (
    subject, body, quoted, names, attachments,
    content = '', tokenize = 'unicode61 remove_diacritics 2'
  );
  """
