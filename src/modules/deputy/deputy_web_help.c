// SPDX-License-Identifier: MulanPSL-2.0
/* Form: what help a deputy needs, noted by himself on his phone or by the office. */
#include "deputy_view.h"
#include "modules/deputy/deputy_list.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_web.h"
#include "platform/db.h"
#include "platform/form_page.h"
#include "platform/look.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { KINDS_MAX = 12, ROWS = 4 };

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/deputy/%" PRId64 "%s", id, tail);
}

static bool named(struct str kinds, struct str kind)
{
    struct str word;

    while (str_cut(&kinds, ' ', &word))
        if (str_eq(word, kind))
            return true;
    return false;
}

static void put_kinds(struct form_page *f, struct str kinds)
{
    struct option_v options[KINDS_MAX];
    struct str all = S(DEPUTY_HELPS), word;
    struct field_v *field;
    size_t n = 0;

    while (n < COUNT(options) && str_cut(&all, ' ', &word))
        options[n++] = (struct option_v){
            .value = word, .label = text_of("deputy.help.kind.", word), .on = named(kinds, word)};
    field = form_page_put(f, "check", "kind", "deputy.help.kinds", S(""));
    form_checks(f->ctx, f->rq, field, options, n);
    form_optional(field);
}

/* What is noted of somebody else is shown to who has said why; else it would be written over
 * unread. */
static enum status read_first(struct ctx *ctx, const struct deputy_help *h, bool *out)
{
    int64_t until;

    *out = false;
    if (ctx->actor->deputy_id == h->deputy_id || h->kinds.len + h->words.len == 0)
        return ST_OK;
    TRY(look_open(ctx, "deputy", h->deputy_id, &until));
    *out = until == 0;
    return ST_OK;
}

enum status deputy_web_help_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_form_v *v = arena_new(ctx->arena, struct deputy_form_v);
    struct deputy_help h;
    struct form_page *f;
    struct field_v *words;
    struct deputy d;
    bool sealed, left, nothing;

    TRY(deputy_get(ctx, path_id(rq, "id"), &d));
    TRY(deputy_help_get(ctx, d.id, &h));
    TRY(read_first(ctx, &h, &sealed));
    left = deputy_left(d.to_on, ctx->today);
    nothing = h.kinds.len + h.words.len == 0;
    if (sealed)
        h.kinds = h.words = S("");
    f = form_page_open(ctx, rq, T("deputy.help.title"), url_of(ctx, d.id, "/help"),
                       url_of(ctx, d.id, ""), T("word.save"));
    form_page_crumb(f, T("deputy.menu"), S("/deputy"));
    form_page_crumb(f, d.name, url_of(ctx, d.id, ""));
    put_kinds(f, h.kinds);
    words = form_page_put(f, "text", "words", "deputy.help.words", h.words);
    form_max(words, DEPUTY_HELP_CHARS, ROWS);
    form_optional(words);
    form_page_version(f, h.version);
    form_page_shut(f, sealed            ? "deputy.help.sealed"
                      : left && nothing ? "deputy.left_already"
                                        : NULL);
    f->v.note = left ? T("deputy.help.left") : T("deputy.help.note");
    f->v.article = str_from(deputy_help_article(ctx->today));
    v->page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

enum status deputy_web_help(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy_help in = {
        .deputy_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .words = param_text(rq, "words"),
    };
    struct buf kinds = buf_new(ctx->arena, 0);
    struct deputy_help stored;
    bool sealed;

    TRY(deputy_help_get(ctx, in.deputy_id, &stored));
    TRY(read_first(ctx, &stored, &sealed));
    if (sealed)
        return fail(&ctx->err, ST_RULE, "deputy.help.unread", NULL);
    for (size_t i = 0; i < param_count(rq, "kind"); i++) {
        buf_str(&kinds, param_text_at(rq, "kind", i));
        buf_z(&kinds, " ");
    }
    in.kinds = buf_view(&kinds);
    TRY(deputy_help_set(ctx, &in));
    respond_flash(rs, "deputy.help.done", S(""));
    return respond_see_other(rs, "/deputy/%" PRId64, in.deputy_id);
}

/* ---------------------------------------------------------------- said why */

struct looking {
    const int64_t *ids;
    size_t count;
    struct str why, note;
};

static enum status look_tx(struct ctx *ctx, const void *input)
{
    const struct looking *in = input;
    struct deputy d;

    arr_each (i, in->count) {
        TRY(deputy_get(ctx, in->ids[i], &d));
        TRY(look_say(ctx, &(struct look_new){.kind = "deputy",
                                             .id = d.id,
                                             .key_id = d.key_id,
                                             .why = in->why,
                                             .note = in->note}));
    }
    return ST_OK;
}

enum status deputy_help_look(struct ctx *ctx, const int64_t *ids, size_t count, struct str why,
                             struct str note)
{
    arr_each (i, count)
        if (!deputy_help_seen(ctx, ids[i]))
            return fail(&ctx->err, ST_DENIED, "error.denied", NULL);
    return db_tx(ctx, look_tx, &(struct looking){ids, count, why, note});
}
