/// Answers that are not done, as somebody they went to did not get them.
let failedAnswerTable = """
  -- learned: the newest message of the store when a failure of it was last learned
  CREATE TABLE failed_answer (
    message INTEGER PRIMARY KEY REFERENCES message (id),
    learned INTEGER NOT NULL
  ) STRICT
  """
