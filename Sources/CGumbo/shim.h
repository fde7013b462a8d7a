#ifndef CGUMBO_SHIM_H
#define CGUMBO_SHIM_H

// gumbo takes quadratic memory on some hostile input (formatting elements that are reopened in each
// paragraph), frees its tree by recursion, and has no limit to set. All its memory passes through its
// allocator, so the limit stands there: a document lives in an arena that is freed as a whole, and a
// parse that wants too much is left by longjmp.
#include <gumbo.h>
#include <setjmp.h>
#include <stdlib.h>

typedef struct cgumbo_chunk {
  struct cgumbo_chunk *next;
} cgumbo_chunk;

typedef struct {
  cgumbo_chunk *chunks;
  char *free, *end;
  size_t memory_left;
  jmp_buf give_up;
  GumboOutput *output;
} cgumbo_document;

enum { cgumbo_chunk_size = 64 * 1024, cgumbo_alignment = 16 };

static inline void cgumbo_grow(cgumbo_document *document, size_t size) {
  size_t header = (sizeof(cgumbo_chunk) + cgumbo_alignment - 1) & ~(size_t)(cgumbo_alignment - 1);
  size_t room = size > cgumbo_chunk_size ? size : cgumbo_chunk_size;
  if (room > document->memory_left) longjmp(document->give_up, 1);
  cgumbo_chunk *chunk = (cgumbo_chunk *)malloc(header + room);
  if (!chunk) longjmp(document->give_up, 1);
  document->memory_left -= room;
  chunk->next = document->chunks;
  document->chunks = chunk;
  document->free = (char *)chunk + header;
  document->end = document->free + room;
}

static inline void *cgumbo_allocate(void *userdata, size_t size) {
  cgumbo_document *document = (cgumbo_document *)userdata;
  if (size > document->memory_left) longjmp(document->give_up, 1);
  size = (size + cgumbo_alignment - 1) & ~(size_t)(cgumbo_alignment - 1);
  if ((size_t)(document->end - document->free) < size) cgumbo_grow(document, size);
  void *start = document->free;
  document->free += size;
  return start;
}

static inline void cgumbo_deallocate(void *userdata, void *pointer) {
  (void)userdata;
  (void)pointer;
}

static inline void cgumbo_free(cgumbo_document *document) {
  while (document->chunks) {
    cgumbo_chunk *next = document->chunks->next;
    free(document->chunks);
    document->chunks = next;
  }
  free(document);
}

/// The tree of `html`, which must live as long; NULL when it takes more than `memory` bytes.
static inline cgumbo_document *cgumbo_parse(const char *html, size_t length, size_t memory) {
  cgumbo_document *document = (cgumbo_document *)calloc(1, sizeof(cgumbo_document));
  if (!document) return NULL;
  document->memory_left = memory;
  if (setjmp(document->give_up)) {
    cgumbo_free(document);
    return NULL;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = cgumbo_allocate;
  options.deallocator = cgumbo_deallocate;
  options.userdata = document;
  options.max_errors = 0;
  document->output = gumbo_parse_with_options(&options, html, length);
  return document;
}

static inline const GumboNode *cgumbo_root(const cgumbo_document *document) {
  return document->output->root;
}

static inline const GumboNode *cgumbo_child(const GumboVector *children, unsigned index) {
  return index < children->length ? (const GumboNode *)children->data[index] : NULL;
}

static inline const char *cgumbo_attribute(const GumboElement *element, const char *name) {
  GumboAttribute *attribute = gumbo_get_attribute(&element->attributes, name);
  return attribute ? attribute->value : NULL;
}

#endif
