// SPDX-License-Identifier: MulanPSL-2.0
/** Pages on which an office makes and changes kinds of ledgers. */
#ifndef LEDGER_WEB_KIND_H
#define LEDGER_WEB_KIND_H
#include "ledger_kind_view.h"
#include "modules/ledger/ledger_draft.h"
#include "platform/form_page.h"
#include "platform/view.h"

handler_fn ledger_kind_web_new_page, ledger_kind_web_new, ledger_kind_web_begin;
handler_fn ledger_kind_web_draft, ledger_kind_web_act, ledger_kind_web_drop;
handler_fn ledger_kind_web_head_page, ledger_kind_web_head;
handler_fn ledger_kind_web_right_page, ledger_kind_web_right;
handler_fn ledger_kind_web_column_page, ledger_kind_web_column;
handler_fn ledger_kind_web_field_page, ledger_kind_web_field;
handler_fn ledger_kind_web_state_page, ledger_kind_web_state;
handler_fn ledger_kind_web_step_page, ledger_kind_web_step;
handler_fn ledger_kind_web_deadline_page, ledger_kind_web_deadline;
handler_fn ledger_kind_web_every_page, ledger_kind_web_every;
handler_fn ledger_kind_web_figure_page, ledger_kind_web_figure;
handler_fn ledger_kind_web_text_page, ledger_kind_web_text;
handler_fn ledger_kind_web_file, ledger_kind_web_version_file;
handler_fn ledger_kind_web_publish_page, ledger_kind_web_publish, ledger_kind_web_renew;
handler_fn ledger_kind_web_versions;

enum { LEDGER_LIST_COLUMNS = 8, LEDGER_PRINT_COLUMNS = 14 };
extern const char *const LEDGER_LIST_NAMES[LEDGER_LIST_COLUMNS];
extern const char *const LEDGER_PRINT_NAMES[LEDGER_PRINT_COLUMNS];

/** /ledger/draft/12/field#… */
struct str ledger_kind_web_url(struct ctx *ctx, int64_t id, const char *tail);
/** 台账 / 台账种类 / the draft; `here` is the last one. */
struct crumbs_v ledger_kind_web_crumbs(struct ctx *ctx, const struct ledger_draft_whole *w,
                                       struct str here);
/** The draft of the path's {id}, by the version that the form was made from. */
enum status ledger_kind_web_open(struct ctx *ctx, const struct request *rq,
                                 struct ledger_draft_whole *out);
/** A form of a draft: title, crumbs, version; it posts to the path of this page. */
struct form_page *ledger_kind_web_form(struct ctx *ctx, const struct request *rq,
                                       const struct ledger_draft_whole *w, struct str title,
                                       const char *tail);
enum status ledger_kind_web_show(struct form_page *p, struct response *rs);
/** Keep the draft as changed, and back to its page, to the heading `at`. */
enum status ledger_kind_web_keep(struct ctx *ctx, struct response *rs,
                                 const struct ledger_draft_whole *w, const char *part);
/** The part that the path names ("new": one more, in w->d). ST_NOT_FOUND; ST_RULE: too many. */
enum status ledger_kind_web_part(struct ctx *ctx, const struct request *rq,
                                 struct ledger_draft_whole *w, enum ledger_part part,
                                 size_t *out_at);
/** A label as typed: one word. Notes what is wrong at "label". */
struct str ledger_kind_web_label(struct ctx *ctx, const struct request *rq);
/** Check boxes under one name: those of `names` on that `on` has. */
void ledger_kind_web_checks(struct form_page *p, const char *name, const char *label,
                            const struct option_v *options, size_t count);
/** The repeated field as a list of words. */
void ledger_kind_web_words(struct ctx *ctx, const struct request *rq, const char *name,
                           struct ledger_words *out);
/** Options: all states; fields of the types of the mask. `on`: those in the list. Room for one
 * more.
 */
struct option_v *ledger_kind_web_states(struct ctx *ctx, const struct ledger_definition *d,
                                        const struct ledger_words *on, size_t *out_count);
struct option_v *ledger_kind_web_fields(struct ctx *ctx, const struct ledger_definition *d,
                                        unsigned types, const struct ledger_words *on,
                                        size_t *out_count);
struct option_v *ledger_kind_web_rights(struct ctx *ctx, const struct ledger_words *on,
                                        size_t *out_count);
/** Conditions as three groups of check boxes: states, choices, fields that have a value. */
struct ledger_kind_web_when {
    const char *state, *choice, *has; /* names of the fields of the form; state NULL: none */
    const char *state_key, *choice_key, *has_key; /* texts of their labels */
};
void ledger_kind_web_when_put(struct form_page *p, const struct ledger_definition *d,
                              const struct ledger_kind_web_when *names,
                              const struct ledger_when *when);
void ledger_kind_web_when_read(struct ctx *ctx, const struct request *rq,
                               const struct ledger_kind_web_when *names, struct ledger_when *out);
/** A condition in words: 状态是已学习、已落实；类别是请示. */
struct str ledger_kind_web_when_say(struct ctx *ctx, const struct ledger_definition *d,
                                    const struct ledger_when *when);
/** {year}{n} as 【年】【号】, and back (`typed`). */
struct str ledger_kind_web_number(struct ctx *ctx, struct str number, bool typed);
/** The differences of a draft or of two versions, each a sentence. */
struct ledger_change_row_v *ledger_kind_web_changes(struct ctx *ctx,
                                                    const struct ledger_impact *all, size_t count);
#endif
