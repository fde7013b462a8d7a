#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

// Swift imports neither GObject's type-check macros nor its cast macros: each is a function here.
#include <gmime/gmime.h>

static inline gboolean cgmime_is_multipart(void *o) { return GMIME_IS_MULTIPART(o); }
static inline gboolean cgmime_is_message_part(void *o) { return GMIME_IS_MESSAGE_PART(o); }
static inline gboolean cgmime_is_part(void *o) { return GMIME_IS_PART(o); }
static inline gboolean cgmime_is_mailbox(void *o) { return INTERNET_ADDRESS_IS_MAILBOX(o); }
static inline gboolean cgmime_is_group(void *o) { return INTERNET_ADDRESS_IS_GROUP(o); }

static inline InternetAddressMailbox *cgmime_mailbox(InternetAddress *address) {
  return INTERNET_ADDRESS_MAILBOX(address);
}

#endif
