/// The queues that were removed: their numbers, which the records of `undo` name, are not given again.
let removedQueueTable = """
  CREATE TABLE removed_queue (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT
  """
