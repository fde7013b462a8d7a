# Pigeonhole's vnd.dovecot.pipe: the mail goes to the program ingest as 90-tickets.conf finds it. When
# that fails, the mail stays in the inbox, and nothing is bounced.
require ["vnd.dovecot.pipe"];
pipe "ingest" ["--store", "/var/lib/tickets/tickets.db"];
