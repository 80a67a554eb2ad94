// SPDX-License-Identifier: MulanPSL-2.0
/** Words, and what may be done when. Pure. */
#ifndef NOMINATION_RULES_H
#define NOMINATION_RULES_H
#include "modules/nomination/nomination.h"

const char *nomination_state_word(enum nomination_state state);
bool nomination_state_parse(struct str word, enum nomination_state *out);
const char *nomination_office_word(enum nomination_law_office office);
bool nomination_office_parse(struct str word, enum nomination_law_office *out);

const char *nomination_occasion_word(enum vote_law_occasion occasion);
bool nomination_occasion_parse(struct str word, enum vote_law_occasion *out);

/** Are nominations taken now? ST_RULE otherwise: not opened, closed, the deadline is past. */
MUST_CHECK enum status nomination_check_open(const struct nomination_election *e, int64_t now,
                                             struct err *err);
/** May it be closed: it is open, and the deadline, if there is one, is past. ST_RULE otherwise. */
MUST_CHECK enum status nomination_check_close(const struct nomination_election *e, int64_t now,
                                              struct err *err);

/** Does the nomination hold: neither taken back nor refused by the nominee, and by the presidium,
 * by the votes of the round before, or signed by `needed` deputies? */
bool nomination_holds(const struct nomination *n, uint32_t needed);
/** Is it the same person? By deputy where both are, else by name. */
bool nomination_same(const struct nomination *a, const struct nomination *b);
#endif
