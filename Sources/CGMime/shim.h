#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

// Swift imports neither GObject's type-check macros nor its cast macros: each is a function here.
#include <gmime/gmime.h>

static inline gboolean cgmime_is_multipart(void *o) { return GMIME_IS_MULTIPART(o); }
static inline gboolean cgmime_is_message_part(void *o) { return GMIME_IS_MESSAGE_PART(o); }
static inline gboolean cgmime_is_part(void *o) { return GMIME_IS_PART(o); }
static inline gboolean cgmime_is_mailbox(void *o) { return INTERNET_ADDRESS_IS_MAILBOX(o); }
static inline gboolean cgmime_is_group(void *o) { return INTERNET_ADDRESS_IS_GROUP(o); }

static inline void cgmime_stream_filter_add(GMimeStream *stream, GMimeFilter *filter) {
  g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
}

// The stream reads the array's bytes and frees neither.
static inline void cgmime_stream_mem_borrow(GMimeStream *stream, GByteArray *bytes) {
  g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream), bytes);
}

static inline GByteArray *cgmime_stream_mem_bytes(GMimeStream *stream) {
  return g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
}

#endif
