// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the module body. */
#ifndef BODY_STORE_H
#define BODY_STORE_H
#include "modules/body/body.h"

/* body_get() and body_list() are here. */
MUST_CHECK enum status body_store_of_kind(struct ctx *ctx, const char *kind, struct date on,
                                          struct body *out);
MUST_CHECK enum status body_store_of_delegation(struct ctx *ctx, int64_t delegation_id,
                                                struct body *out);
/** By name; else by short name, one that exists on `on` first. */
MUST_CHECK enum status body_store_by_name(struct ctx *ctx, struct str name, struct date on,
                                          struct body *out);
MUST_CHECK enum status body_store_insert(struct ctx *ctx, const struct body *b);
/** All but kind, delegation and the last day. ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status body_store_update(struct ctx *ctx, const struct body *b);
MUST_CHECK enum status body_store_end(struct ctx *ctx, int64_t id, int64_t version, struct date on);
/** As if it had never been: only what an import has made by mistake. */
MUST_CHECK enum status body_store_delete(struct ctx *ctx, int64_t id);
/** Ids after `after`, ascending. */
MUST_CHECK enum status body_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                      size_t *out_count);
/** How many bodies are of this kind, ended or not. */
MUST_CHECK enum status body_store_count(struct ctx *ctx, const char *kind, int64_t *out);

/** The body is a group that is one with the register; not any more, since it goes. */
MUST_CHECK enum status body_store_group_mark(struct ctx *ctx, int64_t id);
MUST_CHECK enum status body_store_group_unmark(struct ctx *ctx, int64_t id);
/** Groups that are not one with it yet, by id. */
MUST_CHECK enum status body_store_groups_unmarked(struct ctx *ctx, int64_t **out,
                                                  size_t *out_count);
/** What the register calls groups of deputies in office, and no group that there is is called. */
MUST_CHECK enum status body_store_group_words(struct ctx *ctx, struct str **out, size_t *out_count);
/** It goes on, though it had ended. */
MUST_CHECK enum status body_store_reopen(struct ctx *ctx, int64_t id);

/** One seat; name as the register of deputies has it now, title as stored. */
MUST_CHECK enum status body_store_member(struct ctx *ctx, int64_t id, struct body_member *out);
/** Seats of a body: on a day, or all with no date; in no order. */
MUST_CHECK enum status body_store_members(struct ctx *ctx, int64_t body_id, struct date on,
                                          struct body_member **out, size_t *out_count);
/** Seats of a person in any body, newest first; of a deputy, or of an account. */
MUST_CHECK enum status body_store_members_of(struct ctx *ctx, int64_t deputy_id, int64_t account_id,
                                             struct body_member **out, size_t *out_count);
MUST_CHECK enum status body_store_member_insert(struct ctx *ctx, const struct body_member *m);
/** Title, post, place, days. ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status body_store_member_update(struct ctx *ctx, const struct body_member *m);
/** As if it had never been: only what an import has made by mistake. */
MUST_CHECK enum status body_store_member_delete(struct ctx *ctx, int64_t id);
#endif
