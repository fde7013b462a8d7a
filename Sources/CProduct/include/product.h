#ifndef PRODUCT_H
#define PRODUCT_H

// The commit the programs are built from, "+" behind it where files were changed; empty when unknown.
const char *product_commit(void);

#endif
