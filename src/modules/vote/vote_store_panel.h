// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on scrutineers and sealed choices. */
#ifndef VOTE_STORE_PANEL_H
#define VOTE_STORE_PANEL_H
#include "modules/vote/vote.h"

struct vote_store_scrutineer {
    int64_t id, panel_id, account_id, deputy_id, version;
    int64_t taken_at, kept_at;   /* 0: has no code yet; has not put it away */
    struct str panel, name, how; /* how: "own", "desk" */
    struct str public_key;       /* empty: has no code yet */
    int64_t shown_to;            /* the account that has seen the code; 0 nobody's, or not known */
};
/** Those of a panel who have not ended, oldest first; `over`: and those who served to its end. */
MUST_CHECK enum status vote_store_panel(struct ctx *ctx, struct str panel, int64_t panel_id,
                                        bool over, struct vote_store_scrutineer **out,
                                        size_t *out_count);
MUST_CHECK enum status vote_store_scrutineer(struct ctx *ctx, int64_t id,
                                             struct vote_store_scrutineer *out);
MUST_CHECK enum status vote_store_add_scrutineer(struct ctx *ctx, int64_t id,
                                                 const struct vote_store_scrutineer *s);
/** s as it was read, with what he has taken or put away now. */
MUST_CHECK enum status vote_store_set_scrutineer(struct ctx *ctx,
                                                 const struct vote_store_scrutineer *s);
/** He is dismissed. */
MUST_CHECK enum status vote_store_end_scrutineer(struct ctx *ctx,
                                                 const struct vote_store_scrutineer *s);
/** What the panel watched over is over: how many ended. */
MUST_CHECK enum status vote_store_panel_over(struct ctx *ctx, struct str panel, int64_t panel_id,
                                             size_t *out);
/** Secret votes by device, open or closed, of this panel: how many. */
MUST_CHECK enum status vote_store_panel_busy(struct ctx *ctx, struct str panel, int64_t panel_id,
                                             int64_t *out);

/** Votes of this panel that are prepared. */
MUST_CHECK enum status vote_store_panel_prepared(struct ctx *ctx, struct str panel,
                                                 int64_t panel_id, int64_t **out,
                                                 size_t *out_count);

MUST_CHECK enum status vote_store_put_slot(struct ctx *ctx, int64_t vote_id, int64_t slot,
                                           const uint8_t *sealed, size_t len);
/** All sealed choices of a vote, by slot. */
MUST_CHECK enum status vote_store_slots(struct ctx *ctx, int64_t vote_id, struct str **out,
                                        size_t *out_count);
MUST_CHECK enum status vote_store_drop_slots(struct ctx *ctx, int64_t vote_id);
#endif
