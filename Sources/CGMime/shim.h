#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

// Swift imports neither GObject's type-check macros nor its cast macros: each is a function here.
#include <gmime/gmime.h>

static inline gboolean cgmime_is_mailbox(void *o) { return INTERNET_ADDRESS_IS_MAILBOX(o); }

static inline InternetAddressMailbox *cgmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_MAILBOX(address);
}

#endif
