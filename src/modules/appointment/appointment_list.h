// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored: records, lists, figures. Whoever asks has checked who may see
 * it.
 */
#ifndef APPOINTMENT_LIST_H
#define APPOINTMENT_LIST_H
#include "modules/appointment/appointment.h"

enum { APPOINTMENT_TOTAL_MAX = 10000 };

/* ---------------------------------------------------------------- records */

MUST_CHECK enum status appointment_store_post(struct ctx *ctx, int64_t id,
                                              struct appointment_post *out);
/** ST_NOT_FOUND: no post of that name. */
MUST_CHECK enum status appointment_store_post_named(struct ctx *ctx, struct str name,
                                                    struct appointment_post *out);
MUST_CHECK enum status appointment_store_post_insert(struct ctx *ctx,
                                                     const struct appointment_post *p);
MUST_CHECK enum status appointment_store_post_update(struct ctx *ctx,
                                                     const struct appointment_post *p);

MUST_CHECK enum status appointment_store_person(struct ctx *ctx, int64_t id,
                                                struct appointment_person *out);
/** All of that name. */
MUST_CHECK enum status appointment_store_persons_named(struct ctx *ctx, struct str name,
                                                       struct appointment_person **out,
                                                       size_t *out_count);
MUST_CHECK enum status appointment_store_person_insert(struct ctx *ctx,
                                                       const struct appointment_person *p);
MUST_CHECK enum status appointment_store_person_update(struct ctx *ctx,
                                                       const struct appointment_person *p);

MUST_CHECK enum status appointment_store_letter(struct ctx *ctx, int64_t id,
                                                struct appointment_letter *out);
MUST_CHECK enum status appointment_store_letter_insert(struct ctx *ctx,
                                                       const struct appointment_letter *l);
MUST_CHECK enum status appointment_store_letter_update(struct ctx *ctx,
                                                       const struct appointment_letter *l);

MUST_CHECK enum status appointment_store_get(struct ctx *ctx, int64_t id, struct appointment *out);
MUST_CHECK enum status appointment_store_insert(struct ctx *ctx, const struct appointment *a);
MUST_CHECK enum status appointment_store_update(struct ctx *ctx, const struct appointment *a);
MUST_CHECK enum status appointment_store_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status appointment_store_of_letter(struct ctx *ctx, int64_t letter_id,
                                                   struct appointment **out, size_t *out_count);
MUST_CHECK enum status appointment_store_of_person(struct ctx *ctx, int64_t person_id,
                                                   struct appointment **out, size_t *out_count);
MUST_CHECK enum status appointment_store_of_post(struct ctx *ctx, int64_t post_id,
                                                 struct appointment **out, size_t *out_count);
MUST_CHECK enum status appointment_store_of_vote(struct ctx *ctx, int64_t vote_id,
                                                 struct appointment **out, size_t *out_count);
MUST_CHECK enum status appointment_store_of_item(struct ctx *ctx, int64_t item_id,
                                                 struct appointment **out, size_t *out_count);
/** The matter that a motion (撤职案) was recorded as; 0: none. */
MUST_CHECK enum status appointment_store_of_motion(struct ctx *ctx, int64_t motion_id,
                                                   int64_t *out);

MUST_CHECK enum status appointment_store_papers(struct ctx *ctx, int64_t id,
                                                struct appointment_paper **out, size_t *out_count);
MUST_CHECK enum status appointment_store_paper_add(struct ctx *ctx, int64_t id, struct str paper,
                                                   struct date on);
MUST_CHECK enum status appointment_store_paper_drop(struct ctx *ctx, int64_t paper_id);
MUST_CHECK enum status appointment_store_tests(struct ctx *ctx, int64_t id,
                                               struct appointment_test **out, size_t *out_count);
MUST_CHECK enum status appointment_store_test_put(struct ctx *ctx,
                                                  const struct appointment_test *t);
/** The test noted for a seat of module training; ST_NOT_FOUND. */
MUST_CHECK enum status appointment_store_test_of_seat(struct ctx *ctx, int64_t seat_id,
                                                      struct appointment_test *out);
/** ST_NOT_FOUND: none yet. */
MUST_CHECK enum status appointment_store_statement(struct ctx *ctx, int64_t id,
                                                   struct appointment_statement *out);
MUST_CHECK enum status appointment_store_statement_put(struct ctx *ctx,
                                                       const struct appointment_statement *s);
MUST_CHECK enum status appointment_store_certificate(struct ctx *ctx, int64_t id,
                                                     struct appointment_certificate *out);
MUST_CHECK enum status appointment_store_certificate_put(struct ctx *ctx,
                                                         const struct appointment_certificate *c);
MUST_CHECK enum status appointment_store_certificate_last(struct ctx *ctx, int64_t year,
                                                          int64_t *out);
MUST_CHECK enum status appointment_store_reports(struct ctx *ctx, int64_t id,
                                                 struct appointment_report **out,
                                                 size_t *out_count);
MUST_CHECK enum status appointment_store_report_add(struct ctx *ctx,
                                                    const struct appointment_report *r);

MUST_CHECK enum status appointment_store_oath(struct ctx *ctx, int64_t id,
                                              struct appointment_oath *out);
MUST_CHECK enum status appointment_store_oath_insert(struct ctx *ctx,
                                                     const struct appointment_oath *o);
MUST_CHECK enum status appointment_store_oath_update(struct ctx *ctx,
                                                     const struct appointment_oath *o);
MUST_CHECK enum status appointment_store_swearers(struct ctx *ctx, int64_t oath_id,
                                                  struct appointment_swearer **out,
                                                  size_t *out_count);
MUST_CHECK enum status appointment_store_swearer_add(struct ctx *ctx, int64_t oath_id,
                                                     int64_t appointment_id);
MUST_CHECK enum status appointment_store_swearer_state(struct ctx *ctx, int64_t id,
                                                       struct str state);

MUST_CHECK enum status appointment_store_tenure(struct ctx *ctx, int64_t id,
                                                struct appointment_tenure *out);
MUST_CHECK enum status appointment_store_tenure_insert(struct ctx *ctx,
                                                       const struct appointment_tenure *t);
MUST_CHECK enum status appointment_store_tenure_update(struct ctx *ctx,
                                                       const struct appointment_tenure *t);
MUST_CHECK enum status appointment_store_tenure_delete(struct ctx *ctx, int64_t id);
/** Of a post (0: any) and a person (0: any), held on `on` (none: all there ever was). */
MUST_CHECK enum status appointment_store_tenures(struct ctx *ctx, int64_t post_id,
                                                 int64_t person_id, struct date on,
                                                 struct appointment_tenure **out,
                                                 size_t *out_count);
/** Those begun or ended by a matter. */
MUST_CHECK enum status appointment_store_tenures_by(struct ctx *ctx, int64_t appointment_id,
                                                    struct appointment_tenure **out,
                                                    size_t *out_count);

/* ---------------------------------------------------------------- lists, figures */

struct appointment_filter {
    struct str q, act, state, office, month;
    struct date from, to;                  /* of the decision, inclusive */
    int64_t id;                            /* only this one; 0: all */
    bool decided;                          /* passed */
    bool open;                             /* neither decided nor withdrawn */
    bool uncertified, unsworn, unreported; /* passed, and that is still to be done */
    bool sworn;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status appointment_store_page(struct ctx *ctx, const struct appointment_filter *f,
                                              struct appointment **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);

/** Of those elected or appointed in these days with counted votes, the one with most votes against
 *  and abstaining together; its id, 0: none. */
MUST_CHECK enum status appointment_store_most_against(struct ctx *ctx, struct date from,
                                                      struct date to, int64_t *out_id,
                                                      int64_t *out);

struct appointment_letter_filter {
    struct str q, nominator, after;
    bool open;
    unsigned limit;
};
MUST_CHECK enum status appointment_store_letter_page(struct ctx *ctx,
                                                     const struct appointment_letter_filter *f,
                                                     struct appointment_letter **out,
                                                     size_t *out_count, struct str *out_next,
                                                     int64_t *out_total);

struct appointment_post_filter {
    struct str q, office, after;
    struct date on; /* whose holders are counted */
    bool vacant;    /* those with fewer holders than seats */
    unsigned limit;
};
MUST_CHECK enum status appointment_store_post_page(struct ctx *ctx,
                                                   const struct appointment_post_filter *f,
                                                   struct appointment_post **out, size_t *out_count,
                                                   struct str *out_next, int64_t *out_total);

/** Persons; with from or to only those about whom something was decided then. */
struct appointment_person_row {
    struct appointment_person person;
    struct str posts; /* now, "、" between */
    int64_t times;    /* decisions in the period */
};
struct appointment_person_filter {
    struct str q, after, act;
    struct date from, to;
    bool decided;
    unsigned limit;
};
MUST_CHECK enum status appointment_store_person_page(struct ctx *ctx,
                                                     const struct appointment_person_filter *f,
                                                     struct appointment_person_row **out,
                                                     size_t *out_count, struct str *out_next,
                                                     int64_t *out_total);
MUST_CHECK enum status appointment_store_oath_page(struct ctx *ctx, struct str after,
                                                   unsigned limit, struct appointment_oath **out,
                                                   size_t *out_count, struct str *out_next,
                                                   int64_t *out_total);

/** For figures: decisions passed, persons, sworn. `by`: NULL, "month", "act", "office". */
struct appointment_share {
    struct str key;
    int64_t times, people, sworn, decided;
};
MUST_CHECK enum status appointment_store_shares(struct ctx *ctx, struct date from, struct date to,
                                                const char *by, struct str key,
                                                struct appointment_share **out, size_t *out_count);
MUST_CHECK enum status appointment_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                             int64_t **out, size_t *out_count);
/** Items of meetings that are over on which people were appointed, the latest first, at most ten.
 */
MUST_CHECK enum status appointment_store_past_items(struct ctx *ctx, int64_t **out,
                                                    size_t *out_count);
/** Votes, refused, of a person for a post since a day; the last one. */
MUST_CHECK enum status appointment_store_refusals(struct ctx *ctx, int64_t person_id,
                                                  int64_t post_id, struct date since,
                                                  unsigned *out_count, struct date *out_last);
/** Sanctions of a person; those not decided yet, of all. */
MUST_CHECK enum status appointment_store_sanction(struct ctx *ctx, int64_t id,
                                                  struct appointment_sanction *out);
MUST_CHECK enum status appointment_store_sanctions(struct ctx *ctx, int64_t person_id,
                                                   struct appointment_sanction **out,
                                                   size_t *out_count);
MUST_CHECK enum status appointment_store_sanctions_open(struct ctx *ctx,
                                                        struct appointment_sanction **out,
                                                        size_t *out_count);
MUST_CHECK enum status
appointment_store_sanction_put(struct ctx *ctx, const struct appointment_sanction *s, bool fresh);
#endif
