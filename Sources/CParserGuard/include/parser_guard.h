void parser_guard_placeholder(void);
