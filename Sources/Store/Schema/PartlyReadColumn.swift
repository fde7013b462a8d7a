/// Mail that would take more work than a mail may.
let partlyReadColumn = """
  -- 1 when only the beginning of it was read: the raw mail has the rest
  ALTER TABLE message ADD COLUMN partly_read INTEGER NOT NULL DEFAULT 0
  """
