#include "product.h"

// Only this file is compiled anew for each commit: Package.swift defines the word.
const char *product_commit(void) { return PRODUCT_COMMIT; }
