// SPDX-License-Identifier: MulanPSL-2.0
/** Definitions of kinds while an office writes them (ledger_web_kind*.c). A draft always reads;
 * there is one for each kind at most; it is nobody's record until it is published as a version. */
#ifndef LEDGER_DRAFT_H
#define LEDGER_DRAFT_H
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_rules_compare.h"
#include "modules/ledger/ledger_rules_edit.h"
#include "modules/ledger/ledger_store_draft.h"

/** A draft, what it says, and what it is to take the place of. */
struct ledger_draft_whole {
    struct ledger_draft row;
    struct ledger_definition *d; /* may be changed, for ledger_draft_put() */
    bool published;              /* the kind is there */
    struct ledger_kind kind;
    const struct ledger_definition *was; /* its present definition, NULL */
};

/** What the kind of a draft is called. */
struct str ledger_draft_name(const struct ledger_draft *row);
enum status ledger_drafts(struct ctx *ctx, struct ledger_draft **out, size_t *out_count);
enum status ledger_draft_get(struct ctx *ctx, int64_t id, struct ledger_draft_whole *out);
/** A kind of the office's own: from an empty page, or like the kind `like` ("" none). ST_INVALID at
 *  "name". */
enum status ledger_draft_new(struct ctx *ctx, struct str name, struct str like, int64_t *out_id);
/** Of a kind that is there, or is shipped: its draft as it stands, or a new one. ST_NOT_FOUND. */
enum status ledger_draft_of(struct ctx *ctx, struct str kind, int64_t *out_id);
/** The same, with the text that is shipped now, on top of the present version. ST_NOT_FOUND. */
enum status ledger_draft_shipped(struct ctx *ctx, struct str kind, int64_t *out_id);
/** Keep `d` as it has been changed. ST_INVALID at the field `at`: it would not read. ST_CONFLICT.
 */
enum status ledger_draft_put(struct ctx *ctx, const struct ledger_draft_whole *w, const char *at);
/** Keep a whole text; of a kind that is not published yet, whatever kind the text names. ST_INVALID
 * at "body": it does not read, or names another kind. */
enum status ledger_draft_text(struct ctx *ctx, const struct ledger_draft_whole *w, struct str text);
enum status ledger_draft_drop(struct ctx *ctx, const struct ledger_draft_whole *w);
/** What it says shall take the place of the newest version, which somebody else has made. */
enum status ledger_draft_renew(struct ctx *ctx, const struct ledger_draft_whole *w);

/** A difference and how many entries it is about. */
struct ledger_impact {
    struct ledger_change change;
    int64_t entries;
    bool blocks;
};
/** What publishing changes; none of a new kind. */
enum status ledger_draft_impacts(struct ctx *ctx, const struct ledger_draft_whole *w,
                                 struct ledger_impact **out, size_t *out_count);
/** Is there a figure of that label already, other than this one of this kind? A report that names
 * it would not know which is meant. */
enum status ledger_figure_taken(struct ctx *ctx, struct str kind, const struct ledger_figure *x,
                                bool *out);
/** Make it the newest version of its kind, switched on. ST_RULE: entries stand in the way, or the
 *  kind has a newer version than the draft began with. */
enum status ledger_draft_publish(struct ctx *ctx, const struct ledger_draft_whole *w,
                                 struct str note);
#endif
