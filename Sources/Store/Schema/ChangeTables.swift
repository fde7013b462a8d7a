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
