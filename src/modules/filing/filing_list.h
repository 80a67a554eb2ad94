// SPDX-License-Identifier: MulanPSL-2.0
/** Lists of the filing module. */
#ifndef FILING_LIST_H
#define FILING_LIST_H
#include "modules/filing/filing.h"

enum { FILING_TOTAL_MAX = 10000, FILING_PART_MAX = 200 };

struct filing_filter {
    struct str q, state, mode, result, month, after;
    struct date from, to; /* of `by` */
    const char *by;       /* "filed" (NULL), "closed" */
    int64_t organ_id, own_organ_id;
    bool late, in_time, public, corrected;
    unsigned limit;
};
MUST_CHECK enum status filing_store_page(struct ctx *ctx, const struct filing_filter *f,
                                         struct filing **out, size_t *out_count,
                                         struct str *out_next, int64_t *out_total);
struct filing_ask_filter {
    struct str q, state, sort, month, after;
    struct date from, to;
    int64_t filing_id;
    unsigned limit;
};
MUST_CHECK enum status filing_store_ask_page(struct ctx *ctx, const struct filing_ask_filter *f,
                                             struct filing_ask **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
MUST_CHECK enum status filing_store_campaigns(struct ctx *ctx, struct filing_campaign **out,
                                              size_t *out_count);
MUST_CHECK enum status filing_store_campaign(struct ctx *ctx, int64_t id,
                                             struct filing_campaign *out);
MUST_CHECK enum status filing_store_items(struct ctx *ctx, int64_t campaign_id,
                                          struct filing_item **out, size_t *out_count);
MUST_CHECK enum status filing_store_item(struct ctx *ctx, int64_t id, struct filing_item *out);
MUST_CHECK enum status filing_store_crosses(struct ctx *ctx, int64_t year,
                                            struct filing_cross **out, size_t *out_count);
MUST_CHECK enum status filing_store_cross(struct ctx *ctx, int64_t id, struct filing_cross *out);
/** What makers said they issued in a year, with the document that was filed of it. */
MUST_CHECK enum status filing_store_catalogue(struct ctx *ctx, int64_t year, bool missing,
                                              struct filing_listed **out, size_t *out_count);
MUST_CHECK enum status filing_store_year(struct ctx *ctx, int64_t year, struct filing_year *out);
MUST_CHECK enum status filing_store_years(struct ctx *ctx, bool published, struct filing_year **out,
                                          size_t *out_count);
/** With its body. Nobody is asked for rights. */
MUST_CHECK enum status filing_store_get(struct ctx *ctx, int64_t id, struct filing *out);
MUST_CHECK enum status filing_store_task(struct ctx *ctx, int64_t id, struct filing_task *out);
MUST_CHECK enum status filing_store_steps(struct ctx *ctx, int64_t filing_id,
                                          struct filing_step **out, size_t *out_count);
MUST_CHECK enum status filing_store_tasks(struct ctx *ctx, int64_t filing_id,
                                          struct filing_task **out, size_t *out_count);
MUST_CHECK enum status filing_store_points(struct ctx *ctx, int64_t filing_id,
                                           struct filing_point **out, size_t *out_count);
MUST_CHECK enum status filing_store_ask(struct ctx *ctx, int64_t id, struct filing_ask *out);
/** With name and phone opened. */
MUST_CHECK enum status filing_store_ask_person(struct ctx *ctx, struct filing_ask *ask);
MUST_CHECK enum status filing_store_ask_coded(struct ctx *ctx, struct str hash,
                                              struct filing_ask *out);
MUST_CHECK enum status filing_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                        int64_t **out, size_t *out_count);
/** Documents whose clock ends within the days, and tasks that are not answered. */
MUST_CHECK enum status filing_store_clocks(struct ctx *ctx, struct date from, struct date until,
                                           struct filing **out, size_t *out_count);
MUST_CHECK enum status filing_store_open_tasks(struct ctx *ctx, int64_t organ_id, struct date from,
                                               struct date until, struct filing_task **out,
                                               size_t *out_count);

MUST_CHECK enum status filing_store_annulments(struct ctx *ctx, int64_t filing_id,
                                               struct filing_annulment **out, size_t *out_count);
MUST_CHECK enum status filing_store_annulments_at(struct ctx *ctx, int64_t item_id,
                                                  struct filing_annulment **out, size_t *out_count);
MUST_CHECK enum status filing_store_amendments(struct ctx *ctx, int64_t filing_id,
                                               struct filing_amendment **out, size_t *out_count);
/** Not reported yet, due within the days. */
MUST_CHECK enum status filing_store_amendments_due(struct ctx *ctx, struct date from,
                                                   struct date until, struct filing_amendment **out,
                                                   size_t *out_count);
/** Texts filed for amendments of a document, in order. */
MUST_CHECK enum status filing_store_refiled(struct ctx *ctx, int64_t filing_id,
                                            struct filing_refiled **out, size_t *out_count);
/** What the text amends; ST_NOT_FOUND. */
MUST_CHECK enum status filing_store_refiled_of(struct ctx *ctx, int64_t refiled_id,
                                               struct filing_refiled *out);
/** Documents of the same maker, published from a day on, that amend nothing yet. */
MUST_CHECK enum status filing_store_refilable(struct ctx *ctx, const struct filing *of,
                                              struct date from, struct filing **out,
                                              size_t *out_count);
/** Amendments whose text has not been filed, due within the days. */
MUST_CHECK enum status filing_store_unrefiled(struct ctx *ctx, struct date from, struct date until,
                                              struct filing_amendment **out, size_t *out_count);
/** Makers, and whether they have sent the list of a year. */
MUST_CHECK enum status filing_store_sent(struct ctx *ctx, int64_t year, struct filing_sent **out,
                                         size_t *out_count);
/** id 0: nobody was told. */
MUST_CHECK enum status filing_store_upward(struct ctx *ctx, int64_t year,
                                           struct filing_upward *out);
/** Items of the standing committee's agendas, newest meeting first. */
struct filing_agenda {
    int64_t id;
    struct str title, meeting;
};
MUST_CHECK enum status filing_store_agenda(struct ctx *ctx, unsigned limit,
                                           struct filing_agenda **out, size_t *out_count);
/** Registered documents that nobody was asked about; suggestions in a state. */
MUST_CHECK enum status filing_store_undistributed(struct ctx *ctx, struct filing **out,
                                                  size_t *out_count);
MUST_CHECK enum status filing_store_asks_in(struct ctx *ctx, const char *state,
                                            struct filing_ask **out, size_t *out_count);

struct filing_setup_filter {
    struct str q, after;
    unsigned limit;
};
MUST_CHECK enum status filing_store_setups(struct ctx *ctx, const struct filing_setup_filter *f,
                                           struct filing_setup **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);

enum filing_measure { FILING_FILED, FILING_IN_TIME, FILING_ACTIVE, FILING_CORRECTED, FILING_ASKED };
struct filing_share {
    struct str key, label;
    int64_t count, of;
};
MUST_CHECK enum status filing_store_shares(struct ctx *ctx, enum filing_measure what,
                                           struct date from, struct date to, const char *by,
                                           struct str key, struct filing_share **out,
                                           size_t *out_count);
#endif
