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
