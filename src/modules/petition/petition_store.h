// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on petition_* tables. Nothing here decides who may see. */
#ifndef PETITION_STORE_H
#define PETITION_STORE_H
#include "base/id_set.h"
#include "modules/petition/petition_list.h"

MUST_CHECK enum status petition_store_next_number(struct ctx *ctx, int64_t year, int64_t *out);
/** Without `supervision`; see petition_get(). ST_NOT_FOUND. */
MUST_CHECK enum status petition_store_get(struct ctx *ctx, int64_t id, struct petition *out);
/** Makes the key of its texts: p->key_id; seals them. */
MUST_CHECK enum status petition_store_insert(struct ctx *ctx, struct petition *p,
                                             const struct petition_text *text);
MUST_CHECK enum status petition_store_update(struct ctx *ctx, const struct petition *p);
MUST_CHECK enum status petition_store_delete(struct ctx *ctx, const struct petition *p);
/** Opened; "" where the key was destroyed. */
MUST_CHECK enum status petition_store_text(struct ctx *ctx, const struct petition *p,
                                           struct petition_text *out);

/** Makes the person's key. */
MUST_CHECK enum status petition_store_person_insert(struct ctx *ctx, struct petition_person *in,
                                                    int64_t place);
MUST_CHECK enum status petition_store_person_delete(struct ctx *ctx, int64_t id);
/** In their order, opened. */
MUST_CHECK enum status petition_store_persons(struct ctx *ctx, int64_t petition_id,
                                              struct petition_person **out, size_t *out_count);
/** Destroys the keys of the texts and of all persons. */
MUST_CHECK enum status petition_store_forget(struct ctx *ctx, const struct petition *p);
/** The keyed hash by which a telephone or ID number is found; one for both. */
struct str petition_store_blind(struct ctx *ctx, struct str cleaned, bool number);
/** Others, newest first, that somebody with the same telephone or ID number as a person of this one
 *  brought. */
MUST_CHECK enum status petition_store_same_person(struct ctx *ctx, int64_t petition_id,
                                                  struct petition **out, size_t *out_count);

/** The text is sealed under p->key_id. */
MUST_CHECK enum status petition_store_step(struct ctx *ctx, const struct petition *p,
                                           const struct petition_step *s);
/** Newest first; texts are opened with `open`, else "". */
MUST_CHECK enum status petition_store_steps(struct ctx *ctx, const struct petition *p, bool open,
                                            struct petition_step **out, size_t *out_count);

MUST_CHECK enum status petition_store_recusal_insert(struct ctx *ctx,
                                                     const struct petition_recusal *r);
MUST_CHECK enum status petition_store_recusal_lift(struct ctx *ctx,
                                                   const struct petition_recusal *r);
/** The oldest first. */
MUST_CHECK enum status petition_store_recusals(struct ctx *ctx, int64_t petition_id,
                                               struct petition_recusal **out, size_t *out_count);

MUST_CHECK enum status petition_store_file_insert(struct ctx *ctx, const struct petition *p,
                                                  struct petition_file *f);
MUST_CHECK enum status petition_store_files(struct ctx *ctx, const struct petition *p,
                                            struct petition_file **out, size_t *out_count);
MUST_CHECK enum status petition_store_file(struct ctx *ctx, const struct petition *p, int64_t id,
                                           struct petition_file *out);
/** id 0: all of the petition. */
MUST_CHECK enum status petition_store_file_delete(struct ctx *ctx, int64_t petition_id, int64_t id);

MUST_CHECK enum status petition_store_link(struct ctx *ctx, int64_t petition_id, int64_t opinion_id,
                                           const char *made);
MUST_CHECK enum status petition_store_links(struct ctx *ctx, int64_t petition_id,
                                            struct petition_link **out, size_t *out_count);

/** Due in the days from..until, inclusive, and not met: by id. */
MUST_CHECK enum status petition_store_due(struct ctx *ctx, struct date from, struct date until,
                                          const char *kind, struct petition **out,
                                          size_t *out_count);
/** Handled here or by an organ, and the petitioner has not been told of it, but must be in the days
 *  from..until, inclusive: by that day. */
MUST_CHECK enum status petition_store_untold(struct ctx *ctx, struct date from, struct date until,
                                             struct petition **out, size_t *out_count);
/** How many of these two concern a handler or leader (`account_id`), or a unit that has to report
 * (`organ_id`); 0 is nobody. Asked by every page of the program, so the answer is kept. */
MUST_CHECK enum status petition_store_due_count(struct ctx *ctx, struct date from,
                                                struct date until, int64_t account_id,
                                                int64_t organ_id, int64_t *out);
MUST_CHECK enum status petition_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                          int64_t **out, size_t *out_count);
/** Ended on `until` or before and not erased. */
MUST_CHECK enum status petition_store_ended(struct ctx *ctx, struct date until, int64_t after,
                                            unsigned limit, struct petition **out,
                                            size_t *out_count);

/* ---- behind a published figure */
/** How many of these records (at least one id) there are of each way, by the word; for those whom
 *  a published figure shows no more. */
MUST_CHECK enum status petition_store_ways(struct ctx *ctx, const struct id_set *ids,
                                           struct word_count **out, size_t *out_count);
#endif
