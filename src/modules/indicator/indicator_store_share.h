// SPDX-License-Identifier: MulanPSL-2.0
/** Saved selections, the links by which everybody sees them, and which figures may be seen so. */
#ifndef INDICATOR_STORE_SHARE_H
#define INDICATOR_STORE_SHARE_H
#include "platform/ctx.h"

struct indicator_selection {
    int64_t id, version, year, account_id;
    struct str title, names, period, by; /* names: of figures, blank separated */
    struct date from_on, to_on, made_on;
};
/** Newest first. */
MUST_CHECK enum status indicator_store_selections(struct ctx *ctx, struct indicator_selection **out,
                                                  size_t *out_count);
MUST_CHECK enum status indicator_store_selection(struct ctx *ctx, int64_t id,
                                                 struct indicator_selection *out);
MUST_CHECK enum status indicator_store_selection_insert(struct ctx *ctx,
                                                        const struct indicator_selection *s);
MUST_CHECK enum status indicator_store_selection_update(struct ctx *ctx,
                                                        const struct indicator_selection *s);
MUST_CHECK enum status indicator_store_selection_delete(struct ctx *ctx, int64_t id,
                                                        int64_t version);

struct indicator_link {
    int64_t id, version, selection_id;
    struct str code;
    struct date made_on, until_on, revoked_on;
};
/** Of one selection, newest first. */
MUST_CHECK enum status indicator_store_links(struct ctx *ctx, int64_t selection_id,
                                             struct indicator_link **out, size_t *out_count);
MUST_CHECK enum status indicator_store_link(struct ctx *ctx, int64_t id,
                                            struct indicator_link *out);
MUST_CHECK enum status indicator_store_link_of_code(struct ctx *ctx, struct str code,
                                                    struct indicator_link *out);
MUST_CHECK enum status indicator_store_link_insert(struct ctx *ctx, const struct indicator_link *l);
MUST_CHECK enum status indicator_store_link_revoke(struct ctx *ctx, int64_t id, int64_t version,
                                                   struct date on);

struct indicator_public {
    int64_t id, version, least;
    struct str name;
};
/** By name. */
MUST_CHECK enum status indicator_store_publics(struct ctx *ctx, struct indicator_public **out,
                                               size_t *out_count);
MUST_CHECK enum status indicator_store_public_of(struct ctx *ctx, struct str name,
                                                 struct indicator_public *out);
MUST_CHECK enum status indicator_store_public_insert(struct ctx *ctx,
                                                     const struct indicator_public *p);
MUST_CHECK enum status indicator_store_public_update(struct ctx *ctx,
                                                     const struct indicator_public *p);
MUST_CHECK enum status indicator_store_public_delete(struct ctx *ctx, int64_t id, int64_t version);
#endif
