// SPDX-License-Identifier: MulanPSL-2.0
/** One line of a kind's text, taken word by word. Each function returns false after noting the
 *  first fault. */
#ifndef LEDGER_RULES_LINE_H
#define LEDGER_RULES_LINE_H
#include "modules/ledger/ledger_rules_definition.h"

struct ledger_line {
    struct arena *arena;
    struct ledger_definition *d;
    struct ledger_definition_fault *fault;
    size_t at;       /* number of the line, 0: the whole */
    struct str word; /* its first word */
    struct str rest; /* not yet taken */
};

/** Notes the fault, and is false. */
bool ledger_line_fault(struct ledger_line *l, const char *key, struct str arg);
/** Is it well? Else notes the fault. */
bool ledger_line_check(struct ledger_line *l, bool well, const char *key, struct str arg);
/** The next word; false at the end of the line (no fault). */
bool ledger_line_next(struct ledger_line *l, struct str *out);
/** The same, and leaves it. */
bool ledger_line_peek(struct ledger_line *l, struct str *out);
/** Nothing must be left. */
bool ledger_line_end(struct ledger_line *l);
/** A name for machines: a small letter, then letters, digits, '_'. */
bool ledger_line_name(struct ledger_line *l, struct str *out);
/** One word for people. */
bool ledger_line_label(struct ledger_line *l, struct str *out);
/** All that is left, with single blanks as typed. */
bool ledger_line_rest(struct ledger_line *l, size_t chars, struct str *out);
bool ledger_line_among(struct ledger_line *l, const char *words, struct str *out);
bool ledger_line_int(struct ledger_line *l, int64_t least, int64_t most, int64_t *out);
/** a|b|c */
bool ledger_line_split(struct ledger_line *l, struct str text, struct ledger_words *out);
/** a|b of LEDGER_RIGHTS. */
bool ledger_line_rights(struct ledger_line *l, struct ledger_words *out);
/** Names up to one of `stop` or the end; at least one. */
bool ledger_line_names(struct ledger_line *l, const char *stop, struct ledger_words *out);
/** "when" condition condition …, if the next word is `word`. */
bool ledger_line_when(struct ledger_line *l, const char *word, struct ledger_when *out);
/** A line "field …". */
bool ledger_line_field(struct ledger_line *l);
/** What no line alone can tell: what is missing, names that name nothing, types that do not fit. */
bool ledger_definition_whole(struct ledger_line *l);
#endif
