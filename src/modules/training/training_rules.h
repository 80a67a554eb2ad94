// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about learning and tests. Pure. */
#ifndef TRAINING_RULES_H
#define TRAINING_RULES_H
#include "modules/training/training.h"

/* ---- questions */

/** How many options the question has: lines, or two of "truth". */
size_t training_options(const struct training_question *q);
/** The n-th option (from 1) of a question that has lines; "" otherwise. */
struct str training_option(const struct training_question *q, size_t n);
/** Text key of what is wrong with options or answer, and the field; NULL: nothing. */
const char *training_question_fault(const struct training_question *q, const char **out_field);
/** The same options, each once: "3 1" of "1 3". An answer of several numbers is right only whole.
 */
bool training_answer_right(struct str answer, struct str given);
/** Nothing, or numbers of options. */
bool training_answer_clean(struct str given);
/** Is option n among the numbers? */
bool training_has_option(struct str numbers, size_t n);

/* ---- drawing */

/** One line of a draw: "10 宪法". False: not such a line, or no number from 1 to
 *  TRAINING_DRAW_MAX. */
bool training_draw_part(struct str line, int64_t *out_count, struct str *out_topic);
/** Sum of its lines; 0: some line is wrong, there are more than TRAINING_PARTS_MAX, the same topic
 *  twice, or more than TRAINING_DRAW_MAX questions in all. */
int64_t training_draw_size(struct str draw);
/** Put the `want` first of the ids in an order that only seed (and the ids) decides; they are
 *  given ascending. */
void training_shuffle(uint64_t *seed, int64_t *ids, size_t count, size_t want);
/** Whole percent, rounded down. */
int64_t training_percent(int64_t right, int64_t asked);

/* ---- sitting */

/** May the seat begin (another) paper on that day? */
MUST_CHECK enum status training_check_begin(const struct training_test *t,
                                            const struct training_seat *s, struct date today,
                                            struct err *err);
/** Seconds left of an open paper, not below 0; -1: no limit. */
int64_t training_seconds_left(const struct training_test *t, int64_t begun_at, int64_t now);
bool training_late(const struct training_test *t, int64_t begun_at, int64_t now);
/** Is it not open (any more) on that day? Nothing is begun, and what is handed in is late. */
bool training_shut(const struct training_test *t, struct date today);
/** May the person see the right answers of what was handed in? Not as long as another paper may be
 *  begun: the test could be passed by trying. */
bool training_answers_shown(const struct training_test *t, const struct training_seat *s,
                            struct date today);
/** What the seat is after a paper of that result. */
struct str training_seat_state(const struct training_test *t, const struct training_seat *s,
                               int64_t percent);

/* ---- classes */

struct date training_sign_day(const struct training *c);
MUST_CHECK enum status training_check_going(const struct training *c, struct err *err);
/** May somebody be taken off its list? */
MUST_CHECK enum status training_check_unask(const struct training *c,
                                            const struct training_member *m, struct err *err);
/** `place`: he is on its list already, NULL: not. `coming`: how many come. */
MUST_CHECK enum status training_check_answer(const struct training *c,
                                             const struct training_member *place, struct str answer,
                                             int64_t coming, struct date today, struct err *err);
MUST_CHECK enum status training_check_open(const struct training *c, int64_t asked,
                                           struct err *err);
MUST_CHECK enum status training_check_held(const struct training *c, int64_t unnoted,
                                           struct date today, struct err *err);
MUST_CHECK enum status training_check_roll(const struct training *c, struct date today,
                                           struct err *err);
/** May he sign in himself with that code? */
MUST_CHECK enum status training_check_sign(const struct training *c,
                                           const struct training_member *place, struct str code,
                                           struct date today, struct err *err);
/** Has he earned a certificate? `tests`: how many tests the class has, `passed`: how many of them
 *  he has passed. */
bool training_earned(struct str presence, int64_t tests, int64_t passed);

struct training_turn {
    int64_t deputy_id, hours;
};
/** Who learned least first; then by id. */
int training_turn_cmp(const struct training_turn *a, const struct training_turn *b);
#endif
