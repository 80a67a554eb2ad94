// SPDX-License-Identifier: MulanPSL-2.0
/** Does a table of money add up, and which of its lines call for a question. Pure. */
#ifndef FINANCE_RULES_H
#define FINANCE_RULES_H
#include "modules/finance/finance.h"

/** Where a ratio has no meaning: the whole is nothing. */
#define FINANCE_NO_BP INT64_MIN

/** part / whole in basis points, rounded half up away from zero; FINANCE_NO_BP unless whole > 0. */
int64_t finance_bp(int64_t part, int64_t whole);
/** (now - before) / before; FINANCE_NO_BP unless before > 0. */
int64_t finance_growth(int64_t now, int64_t before);
/** How much of a year has passed at the end of a month (1..12), in basis points. */
int64_t finance_pace(unsigned month);

/** A growing list of faults of one check. */
struct finance_checks {
    struct finance_fault *at;
    size_t count, most;
    struct arena *arena;
    struct str columns; /* of the table the faults are in */
    struct str (*cell)(struct arena *, struct str columns, const struct finance_line *,
                       enum finance_measure);
};

/** Each line with lines below it is their sum, in each measure that one of them has ("sum"); parts
 *  headed 其中 are no more than it ("part"). */
void finance_check_sums(struct finance_checks *to, const struct finance_line *lines, size_t count);
/** A total is the sum of the uppermost lines since the last total, and of that total; one that
 *  comes first is the sum of all up to the next ("total"). */
void finance_check_totals(struct finance_checks *to, const struct finance_line *lines,
                          size_t count);
/** Basic and project expenditure make up the budget of a line ("pieces"). */
void finance_check_pieces(struct finance_checks *to, const struct finance_line *lines,
                          size_t count);
/** The last totals of both halves are equal ("balance"; "deficit" where expenditure is more). */
void finance_check_balance(struct finance_checks *to, const struct finance_line *lines,
                           size_t count);
/** No code stands twice on one side ("twice"). */
void finance_check_codes(struct finance_checks *to, const struct finance_line *lines, size_t count);
/** Three public expenses do not grow ("public"). */
void finance_check_public(struct finance_checks *to, const struct finance_line *lines,
                          size_t count);
/** What last year's final accounts carry over is what this year begins with ("carry"). */
void finance_check_carry(struct finance_checks *to, const struct finance_line *before,
                         size_t before_count, const struct finance_line *lines, size_t count);
/** The budget column of a later table is the budget that was approved ("budget"). */
void finance_check_budget(struct finance_checks *to, const struct finance_line *approved,
                          size_t approved_count, const struct finance_line *lines, size_t count);
/** The line of another table that is the same one: by code, else by name and side; NULL: none. */
const struct finance_line *finance_same(const struct finance_line *lines, size_t count,
                                        const struct finance_line *like);

/** A rule for warnings, as the office keeps it. */
struct finance_rule {
    int64_t id, version;
    struct str name, kind;
    int64_t limit_bp;    /* so much is let pass */
    int64_t min_fen;     /* smaller amounts are let pass */
    unsigned from_month; /* earlier in the year nothing is said */
    bool active;
};
/** What a rule looks at: a line of a table, or a project as a line with its progress. */
struct finance_case {
    const struct finance_line *line;
    struct str stage, kind; /* of the table */
    unsigned month;         /* of the execution, 0 unknown */
    bool approved;          /* an adjustment of the year is approved */
    bool leaf;              /* no lines below it */
    int64_t progress_bp;    /* of a project; FINANCE_NO_BP for others */
};
/** Does the rule speak of this line? What it found and what it held it against: basis points or, of
 *  no_basis, unapproved, public and idle, fen. */
bool finance_rule_hits(const struct finance_rule *rule, const struct finance_case *c,
                       int64_t *out_have, int64_t *out_want);
/** Are what a rule of this kind finds basis points (true) or fen? */
bool finance_rule_in_bp(struct str kind);
/** Is this one of the words, blank separated? */
bool finance_word(const char *words, struct str word);

/** May a warning or a finding go from one state to another? */
bool finance_warning_may(struct str from, struct str to);
bool finance_finding_may(struct str from, struct str to);

/** Is a matter of that kind approved by a vote on it (a budget, accounts, an adjustment), not heard
 *  and perhaps rated? */
bool finance_item_approved_by_vote(struct str kind);
/** Does its day count: nothing needs a vote, the vote was passed, or it was noted afterwards with
 *  the reason why there is no vote here? What failed does not, whatever is noted.
 *  @law  Budget Law (2018-12-29) art. 43(2), 69(7), 77(3) */
bool finance_item_proved(const struct finance_item *i);

/** Is a line one of the list: by its code, at any level; where either has none, a line of the first
 *  level by its name ("一、教育支出" is 教育支出)? Totals are none.
 *  @law  Budget Law (2018-12-29) art. 67 */
bool finance_key_hits(const struct finance_key *keys, size_t count,
                      const struct finance_line *line);
/** A code of the classifications: 3, 5 or 7 digits? */
bool finance_code_valid(struct str code);

/** Which matter of the calendar approves a table of that stage; false: nobody approves it. */
bool finance_stage_item(struct str stage, enum budget_law_item *out);

/** Which state assets are reported on in a year: the term's years take turns, the fifth and each
 *  further one takes all. Word of FINANCE_ASSETS. */
struct str finance_assets_turn(int term_first_year, int year);
#endif
