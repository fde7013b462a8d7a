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
