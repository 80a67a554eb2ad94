// SPDX-License-Identifier: MulanPSL-2.0
/** Counts that tellers enter: what can be, and their one written form. Pure. */
#ifndef VOTE_RULES_ENTRY_H
#define VOTE_RULES_ENTRY_H
#include "modules/vote/vote_rules_choice.h"

enum { VOTE_GRADES_MAX = VOTE_RULES_GRADES };

struct vote_count_line {
    uint32_t yes, no, abstain, grades[VOTE_GRADES_MAX];
};
struct vote_count_write_in {
    struct str name;
    uint32_t votes;
};
/** A count of hands or of paper ballots. */
struct vote_count {
    uint32_t ballots, spoiled; /* paper: taken out of the box, of them void; hands: hands raised */
    const struct vote_count_line *lines;
    size_t lines_count; /* vote_lines() */
    const struct vote_count_write_in *write_ins;
    size_t write_ins_count;
};

struct vote_count_fault {
    const char *key;   /* of the text; NULL: none */
    const char *field; /* "ballots", "spoiled", "line", "write_in" */
    size_t line;       /* of "line", from 1 */
};
/** Can these figures be? No line holds more votes than valid ballots; in an election no more people
 *  are chosen than the valid ballots have seats; hands say once what they want: all of for,
 * against, abstaining are the hands raised. That ballots are not more than the voters is a matter
 * of the round's validity, which the law decides, not of the figures.
 *  @law  Election Law (2020-10-17) art. 44 */
struct vote_count_fault vote_rules_check_count(const struct vote_form *form,
                                               enum vote_method method, const struct vote_count *c);
/** Two counts are the same when this is the same. */
struct str vote_rules_write_count(struct arena *a, const struct vote_count *c);
/** Back again. false: not a count of this form. */
bool vote_rules_read_count(struct arena *a, const struct vote_form *form, struct str text,
                           struct vote_count *out);
#endif
