/// The keys that signed tokens before the present one, which is in `secret`.
let keyTables = """
  CREATE TABLE retired_key (
    id INTEGER PRIMARY KEY,
    value BLOB NOT NULL,
    retired INTEGER NOT NULL,
    -- what it signed holds so long
    until INTEGER NOT NULL
  ) STRICT
  """
