// SPDX-License-Identifier: MulanPSL-2.0
/** All SQL on attachments. */
#ifndef ATTACHMENT_STORE_H
#define ATTACHMENT_STORE_H
#include "modules/attachment/attachment.h"
#include "modules/attachment/attachment_list.h"
#include "modules/attachment/attachment_rules.h"

/** Any attachment, removed or not; of any congress, which *out_congress_id then names. */
MUST_CHECK enum status attachment_store_get(struct ctx *ctx, int64_t id, struct attachment *out);
MUST_CHECK enum status attachment_store_find(struct ctx *ctx, int64_t id, int64_t *out_congress_id);
MUST_CHECK enum status attachment_store_of(struct ctx *ctx, struct attachment_of of,
                                           struct attachment **out, size_t *out_count);
/** Insert both, fill ids. number, owner, name, type, size, hash, state are read. */
MUST_CHECK enum status attachment_store_add(struct ctx *ctx, struct attachment *a);
/** One more version: name, type, size, hash, state are read; number and ids are set. */
MUST_CHECK enum status attachment_store_add_version(struct ctx *ctx, struct attachment *a,
                                                    int64_t made_from);
/** is_open and removed; the version given must be the stored one. */
MUST_CHECK enum status attachment_store_update(struct ctx *ctx, struct attachment *a);

MUST_CHECK enum status attachment_store_version(struct ctx *ctx, int64_t id,
                                                struct attachment_version *out);
/** Newest first. */
MUST_CHECK enum status attachment_store_versions(struct ctx *ctx, int64_t attachment_id,
                                                 struct attachment_version **out,
                                                 size_t *out_count);
MUST_CHECK enum status attachment_store_set_state(struct ctx *ctx, int64_t version_id,
                                                  const char *state, const char *refused);
/** The hashes with that prefix that rows of any congress name. */
MUST_CHECK enum status attachment_store_hashes(struct ctx *ctx, struct str prefix, struct str **out,
                                               size_t *out_count);

/* ---- limits */
MUST_CHECK enum status attachment_store_limits(struct ctx *ctx, struct attachment_limit **out,
                                               size_t *out_count);
MUST_CHECK enum status attachment_store_set_limit(struct ctx *ctx,
                                                  const struct attachment_limit *l);

/* ---- work (not journalled) */
struct attachment_work {
    int64_t id; /* of the version */
    struct str thumb_state, thumb_hash, text_state, form_state;
    bool open;
    int64_t tries, again_at;
};
MUST_CHECK enum status attachment_store_add_work(struct ctx *ctx, const struct attachment_work *w);
MUST_CHECK enum status attachment_store_save_work(struct ctx *ctx, const struct attachment_work *w);
MUST_CHECK enum status attachment_store_work(struct ctx *ctx, int64_t version_id,
                                             struct attachment_work *out);
/** Open ones whose time has come, oldest first. */
MUST_CHECK enum status attachment_store_due(struct ctx *ctx, int64_t now, unsigned limit,
                                            struct attachment_work **out, size_t *out_count);

/* ---- pictures drawn anew for everybody (not journalled) */

/** Its hash, "" if it cannot be drawn; ST_NOT_FOUND: not drawn yet. */
MUST_CHECK enum status attachment_store_drawn(struct ctx *ctx, int64_t version_id,
                                              struct str *out_hash);
/** Twice is once. */
MUST_CHECK enum status attachment_store_add_drawn(struct ctx *ctx, int64_t version_id,
                                                  struct str hash);
/** Newest versions of marked pictures that are fit to be sent and not drawn yet. */
MUST_CHECK enum status attachment_store_undrawn(struct ctx *ctx, unsigned limit, int64_t **out,
                                                size_t *out_count);

MUST_CHECK enum status attachment_store_save_text(struct ctx *ctx, int64_t version_id,
                                                  struct str body);
#endif
