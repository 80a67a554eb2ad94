// SPDX-License-Identifier: MulanPSL-2.0
/** Ballots: what may stand on one, its one written form, and adding up. Pure. */
#ifndef VOTE_RULES_CHOICE_H
#define VOTE_RULES_CHOICE_H
#include "modules/vote/vote.h"

enum { VOTE_RULES_GRADES = 8, VOTE_RULES_WRITE_IN_BYTES = 80 };

/** What a ballot has to fit. */
struct vote_form {
    enum vote_kind kind;
    size_t lines;
    size_t grades; /* rating: words of the scale */
    unsigned seats;
    bool write_in;
    bool write_in_for_opposed; /* law_params: each in the place of one opposed */
};

/** A ballot taken apart; views into the text it was parsed from. */
struct vote_ballot {
    struct str marks;
    const struct str *write_ins;
    size_t write_ins_count;
};

/** A name as it is counted: blanks in a Chinese name do not make another person of it ("张 三" is
 *  张三), nor does the sort of dot between its parts; between letters one blank stays. In the
 * arena.
 */
struct str vote_rules_name(struct arena *a, struct str typed);
/** Check a ballot cast by device. NULL: it may be cast; else the text key of what is wrong, and
 *  *out_field the field. A ballot by device cannot be void: what would spoil it is refused.
 *  @law  Deputies Law (2025-03-11) art. 17, 23
 *  @law  Election Law (2020-10-17) art. 41, 44 */
const char *vote_rules_check_ballot(const struct vote_form *form, const struct vote_ballot *b,
                                    const char **out_field);
/** The one way to write it: marks, then a line for each write-in, in byte order. */
struct str vote_rules_write_ballot(struct arena *a, const struct vote_ballot *b);
/** Back again. false: not a ballot of this form. */
bool vote_rules_read_ballot(struct arena *a, const struct vote_form *form, struct str text,
                            struct vote_ballot *out);
/** Bytes that every sealed ballot of this form is padded to. */
size_t vote_rules_ballot_bytes(const struct vote_form *form);

struct vote_sum_line {
    struct str name; /* of a write-in, else "" */
    uint32_t yes, no, abstain, empty, grades[VOTE_RULES_GRADES];
};
/** Sums of ballots. */
struct vote_sum {
    uint32_t ballots, spoiled;
    struct vote_sum_line *lines; /* form.lines, then one for each name written in */
    size_t lines_count, lines_room;
};
struct vote_sum vote_rules_sum(struct arena *a, const struct vote_form *form);
/** The line of a written-in name; made if it is new. */
struct vote_sum_line *vote_rules_write_in_line(struct arena *a, const struct vote_form *form,
                                               struct vote_sum *sum, struct str name);
/** Put the names written in into an order that tells nothing of the order of the ballots: most
 *  votes first, then by name. */
void vote_rules_settle(const struct vote_form *form, struct vote_sum *sum);
/** Add a ballot; one that names more than there are seats is void.
 *  @law  Election Law (2020-10-17) art. 44 */
void vote_rules_add(struct arena *a, const struct vote_form *form, struct vote_sum *sum,
                    const struct vote_ballot *b);
#endif
