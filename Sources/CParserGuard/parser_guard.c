#include "parser_guard.h"
void parser_guard_placeholder(void) {}
