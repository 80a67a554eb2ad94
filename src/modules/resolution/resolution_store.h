// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on the tables of this module. Writing functions note the row for the journal. */
#ifndef RESOLUTION_STORE_H
#define RESOLUTION_STORE_H
#include "modules/resolution/resolution_list.h"

/* ---- documents (resolution_store.c) ---- */
MUST_CHECK enum status resolution_store_page(struct ctx *ctx, const struct resolution_filter *f,
                                             struct resolution_row **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
MUST_CHECK enum status resolution_store_get(struct ctx *ctx, int64_t id,
                                            struct resolution_doc *out);
MUST_CHECK enum status resolution_store_insert(struct ctx *ctx, const struct resolution_doc *d);
/** Everything that may change; ST_CONFLICT when d->version is not the stored one. */
MUST_CHECK enum status resolution_store_update(struct ctx *ctx, const struct resolution_doc *d);
/** With its texts and its number, as if it had never been: taking back an import. */
MUST_CHECK enum status resolution_store_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status resolution_store_of_item(struct ctx *ctx, int64_t item_id,
                                                struct resolution_doc **out, size_t *out_count);
MUST_CHECK enum status resolution_store_add_text(struct ctx *ctx, const char *owner,
                                                 int64_t owner_id, const struct resolution_text *t);
/** Passed from that day on and not published; approved opinions that were sent to nobody. Oldest
 *  first. */
MUST_CHECK enum status resolution_store_unpublished(struct ctx *ctx, struct date from,
                                                    struct resolution_doc **out, size_t *out_count);
MUST_CHECK enum status resolution_store_unsent(struct ctx *ctx, struct date from,
                                               struct resolution_doc **out, size_t *out_count);
/** The last number of a series and year, 0 before the first. */
MUST_CHECK enum status resolution_store_last_number(struct ctx *ctx, struct str series,
                                                    int64_t year, int64_t *out);
MUST_CHECK enum status resolution_store_add_number(struct ctx *ctx, struct str series, int64_t year,
                                                   int64_t number, int64_t doc_id,
                                                   struct str reason);
MUST_CHECK enum status resolution_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                            int64_t **out, size_t *out_count);

/** In review or approved and not signed, oldest first. */
MUST_CHECK enum status resolution_store_on_their_way(struct ctx *ctx, struct resolution_doc **out,
                                                     size_t *out_count);

/* ---- numbers typed from paper (resolution_store_typed.c) ---- */
/** id 0: nothing was typed for the document. */
MUST_CHECK enum status resolution_store_typed(struct ctx *ctx, int64_t doc_id,
                                              struct resolution_typed *out);
/** Insert (id 0) or change where its version is still t->version. */
MUST_CHECK enum status resolution_store_typed_put(struct ctx *ctx,
                                                  const struct resolution_typed *t);
MUST_CHECK enum status resolution_store_typed_delete(struct ctx *ctx, int64_t id);
/** Documents in review whose typed numbers somebody else than `not_by` has to compare. */
MUST_CHECK enum status resolution_store_typed_waiting(struct ctx *ctx, int64_t not_by,
                                                      int64_t **out, size_t *out_count);

/* ---- what organs owe (resolution_store_work.c) ---- */
MUST_CHECK enum status resolution_store_work(struct ctx *ctx, int64_t id,
                                             struct resolution_work *out);
/** Due within these days and not replied to. */
MUST_CHECK enum status resolution_store_works_due(struct ctx *ctx, struct date from,
                                                  struct date until, struct resolution_work **out,
                                                  size_t *out_count);
MUST_CHECK enum status resolution_store_insert_work(struct ctx *ctx,
                                                    const struct resolution_work *w);
MUST_CHECK enum status resolution_store_update_work(struct ctx *ctx,
                                                    const struct resolution_work *w);
/** For the menu: open ones of the organ (to sign for, to reply to); signatures: waiting replies. */
MUST_CHECK enum status resolution_store_work_count(struct ctx *ctx, int64_t organ_id,
                                                   bool signatures, int64_t *out);
/** Replied to and neither closed nor sent back, oldest reply first. */
MUST_CHECK enum status resolution_store_works_replied(struct ctx *ctx, struct resolution_work **out,
                                                      size_t *out_count);
/** Opinions replied to and not yet rated, and opinions overdue. */
MUST_CHECK enum status resolution_store_queue_count(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status resolution_store_insert_reply(struct ctx *ctx,
                                                     const struct resolution_reply *r);
MUST_CHECK enum status resolution_store_update_reply(struct ctx *ctx,
                                                     const struct resolution_reply *r);
/** Gives it the next number of its document. */
MUST_CHECK enum status resolution_store_insert_follow(struct ctx *ctx, struct resolution_follow *f);
MUST_CHECK enum status resolution_store_follows_due(struct ctx *ctx, struct date from,
                                                    struct date until,
                                                    struct resolution_follow **out,
                                                    size_t *out_count);

/* ---- points, letters, topics (resolution_store_point.c) ---- */
MUST_CHECK enum status resolution_store_insert_point(struct ctx *ctx,
                                                     const struct resolution_point *p);
MUST_CHECK enum status resolution_store_update_point(struct ctx *ctx,
                                                     const struct resolution_point *p);
/** Its remarks belong to no point any more. */
MUST_CHECK enum status resolution_store_delete_point(struct ctx *ctx,
                                                     const struct resolution_point *p);
MUST_CHECK enum status resolution_store_insert_remark(struct ctx *ctx,
                                                      const struct resolution_remark *r);
MUST_CHECK enum status resolution_store_group_remark(struct ctx *ctx, int64_t remark_id,
                                                     int64_t point_id);
MUST_CHECK enum status resolution_store_letter(struct ctx *ctx, int64_t id,
                                               struct resolution_letter *out);
MUST_CHECK enum status
resolution_store_insert_letter(struct ctx *ctx, const struct resolution_letter *l, int64_t *out_id);
/** Its answer, with who wrote it down. Version checked. */
MUST_CHECK enum status resolution_store_letter_answer(struct ctx *ctx,
                                                      const struct resolution_letter *l);
MUST_CHECK enum status resolution_store_insert_delivery(struct ctx *ctx,
                                                        const struct resolution_delivery *d);
MUST_CHECK enum status resolution_store_answer(struct ctx *ctx, int64_t id, struct str answer);
MUST_CHECK enum status resolution_store_insert_topic(struct ctx *ctx,
                                                     const struct resolution_topic *t);
MUST_CHECK enum status resolution_store_update_topic(struct ctx *ctx,
                                                     const struct resolution_topic *t);

MUST_CHECK enum status resolution_store_matter_put(struct ctx *ctx, int64_t topic_id,
                                                   const struct resolution_matter *m, bool new_one);
/** The votes (0: typed) of the decisions and resolutions that were passed on a matter. */
MUST_CHECK enum status resolution_store_decisions(struct ctx *ctx, int64_t topic_id, int64_t **out,
                                                  size_t *out_count);

/* ---- minutes (resolution_store_minutes.c) ---- */
MUST_CHECK enum status resolution_store_insert_minutes(struct ctx *ctx,
                                                       const struct resolution_minutes *m);
MUST_CHECK enum status resolution_store_update_minutes(struct ctx *ctx,
                                                       const struct resolution_minutes *m);
/** In review, oldest first. */
MUST_CHECK enum status resolution_store_minutes_waiting(struct ctx *ctx,
                                                        struct resolution_minutes **out,
                                                        size_t *out_count);
MUST_CHECK enum status resolution_store_insert_part(struct ctx *ctx,
                                                    const struct resolution_part *p);
MUST_CHECK enum status resolution_store_update_part(struct ctx *ctx,
                                                    const struct resolution_part *p);
MUST_CHECK enum status resolution_store_delete_part(struct ctx *ctx, int64_t id);

/* ---- gazette (resolution_store_gazette.c) ---- */
MUST_CHECK enum status resolution_store_insert_gazette(struct ctx *ctx,
                                                       const struct resolution_gazette *g);
MUST_CHECK enum status resolution_store_update_gazette(struct ctx *ctx,
                                                       const struct resolution_gazette *g);
MUST_CHECK enum status
resolution_store_insert_gazette_part(struct ctx *ctx, const struct resolution_gazette_part *p);
MUST_CHECK enum status resolution_store_place_gazette_part(struct ctx *ctx, int64_t id,
                                                           int64_t place);
MUST_CHECK enum status resolution_store_delete_gazette_part(struct ctx *ctx, int64_t id);
/** Hashes of issued gazettes that begin with the prefix, of all congresses. */
MUST_CHECK enum status resolution_store_files(struct ctx *ctx, struct str prefix, struct str **out,
                                              size_t *out_count);

/* ---- meetings (resolution_store_source.c) ---- */
/** Ids of meetings held from that day on, newest first. */
MUST_CHECK enum status resolution_store_meetings(struct ctx *ctx, struct date from, int64_t **out,
                                                 size_t *out_count);
#endif
