// SPDX-License-Identifier: MulanPSL-2.0
/** Handlers of ledgers, and what their pages share. */
#ifndef LEDGER_WEB_H
#define LEDGER_WEB_H
#include "ledger_view.h"
#include "modules/ledger/ledger_actions.h"
#include "platform/form.h"
#include "platform/module.h"

handler_fn ledger_web_index;
handler_fn ledger_web_offers, ledger_web_turn_on, ledger_web_turn_off;
handler_fn ledger_web_list, ledger_web_print;
handler_fn ledger_web_new_page, ledger_web_new;
handler_fn ledger_web_show, ledger_web_sheet, ledger_web_remove;
handler_fn ledger_web_edit_page, ledger_web_edit;
handler_fn ledger_web_step_page, ledger_web_step;

struct str ledger_web_url(struct ctx *ctx, int64_t id, const char *tail);
struct str ledger_web_kind_url(struct ctx *ctx, struct str kind, const char *tail);
/** 台账 / kind / here; kind NULL: none. */
struct crumbs_v ledger_web_crumbs(struct ctx *ctx, const struct ledger_kind *k, struct str here);
struct tag_v ledger_web_tag(const struct ledger_definition *d, struct str state);
/** What the list page and its printed register are asked for. */
struct ledger_web_wanted {
    struct ledger_kind kind;
    const struct ledger_definition *d;
    struct ledger_filter filter;
    const struct ledger_figure *figure; /* NULL: none */
    struct str by, key;                 /* one part of its breakdown, "" for all */
    const struct ledger_text *told;     /* of a figure that tells apart: its entries by id */
    size_t told_count;
};
enum status ledger_web_wanted(struct ctx *ctx, const struct request *rq,
                              struct ledger_web_wanted *out);
enum status ledger_web_filter(struct ctx *ctx, const struct request *rq,
                              const struct ledger_web_wanted *w, struct filter_v *out);
/** Fields that a list can be filtered by, and their parameters "a1" …. */
enum { LEDGER_ASKED = 4 };
size_t ledger_web_asked(const struct ledger_definition *d, const struct ledger_field **out);
extern const char *const LEDGER_ASKED_NAMES[LEDGER_ASKED];
/** Options of a field: choices, yes and no, organs, deputies, entries. *out_count 0: it is typed.
 */
enum status ledger_web_options(struct ctx *ctx, const struct ledger_field *f, struct option_v **out,
                               size_t *out_count);
#endif
