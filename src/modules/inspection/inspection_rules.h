// SPDX-License-Identifier: MulanPSL-2.0
/** What may be done with an inspection when, and how its clauses stand. Pure. */
#ifndef INSPECTION_RULES_H
#define INSPECTION_RULES_H
#include "base/status.h"
#include "modules/inspection/inspection.h"

/** Its plan and list may still be changed: neither reported nor closed. */
MUST_CHECK enum status inspection_check_open(const struct inspection *i, struct err *err);
/** It may begin: prepared, with at least one line on its list. */
MUST_CHECK enum status inspection_check_start(const struct inspection *i, int64_t items,
                                              struct err *err);
/** Findings are taken: it runs; after the report only looking again (`again`). */
MUST_CHECK enum status inspection_check_find(const struct inspection *i, bool again,
                                             struct err *err);
/** The report may be given: it runs. */
MUST_CHECK enum status inspection_check_report(const struct inspection *i, struct err *err);
/** It may be closed: reported, and no problem is left unsolved. */
MUST_CHECK enum status inspection_check_close(const struct inspection *i, int64_t waiting,
                                              int64_t unsolved, struct err *err);
/** Does a finding with this verdict, organ and day go to the list of problems? */
bool inspection_is_problem(const struct inspection_finding *f);

/** How hot a clause is, from the newest finding of each place: 0 nobody has looked, 1 well
 *  everywhere, 2 a part is not well, 3 wrong at fewer than half of the places, 4 wrong at half of
 *  them or more. */
unsigned inspection_heat(int64_t ok, int64_t partial, int64_t bad);

/** The aspect of a clause by what it is about (words of STATUTE_KINDS): "none" is a duty. */
struct str inspection_aspect_of(struct str kind);
#endif
