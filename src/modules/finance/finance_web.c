// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of money share. */
#include "modules/finance/finance_web.h"
#include "base/money.h"
#include "modules/congress/congress.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 32, BP_PERCENT = 100, TABS_MAX = 12 };

static const int64_t FEN_OF_WAN = 1000000;

static const struct {
    const char *word, *url, *permission;
} PARTS[] = {
    {"year", "/finance", "finance.read"},
    {"table", "/finance/table", "finance.read"},
    {"compare", "/finance/compare", "finance.read"},
    {"adjust", "/finance/adjust", "finance.read"},
    {"warning", "/finance/warning", "finance.read"},
    {"project", "/finance/project", "finance.read"},
    {"finding", "/finance/finding", "finance.read"},
    {"asset", "/finance/asset", "finance.read"},
    {"debt", "/finance/debt", "finance.read"},
    {"gauge", "/finance/gauge", "finance.read"},
    {"voucher", "/finance/voucher", "finance.read"},
};

struct tabs_v finance_web_nav(struct ctx *ctx, const char *here)
{
    struct tab_v *items = arena_array(ctx->arena, TABS_MAX, struct tab_v);
    struct tabs_v v = {.label = T("finance.menu"), .items = items};

    arr_each (i, COUNT(PARTS)) {
        if (!may(ctx, PARTS[i].permission))
            continue;
        items[v.items_count++] = (struct tab_v){
            .label = text_of("finance.nav.", str_from(PARTS[i].word)),
            .url = str_from(PARTS[i].url),
            .on = strcmp(PARTS[i].word, here) == 0,
        };
    }
    return v;
}

struct str finance_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/finance/%s/%lld%s", what, (long long)id, tail);
}

struct str finance_web_wan(struct ctx *ctx, int64_t fen)
{
    const int64_t half = FEN_OF_WAN / 200, sign = fen < 0 ? -1 : 1;

    /* hundredths of 万元 are written as money_text() writes hundredths of a yuan */
    return money_text(ctx->arena, sign * ((fen * sign + half) / (FEN_OF_WAN / 100)));
}

struct str finance_web_percent(struct ctx *ctx, int64_t bp)
{
    const int64_t all = bp < 0 ? -bp : bp;

    if (bp == FINANCE_NO_BP)
        return S("");
    return str_printf(ctx->arena, "%s%lld.%02lld%%", bp < 0 ? "-" : "",
                      (long long)(all / BP_PERCENT), (long long)(all % BP_PERCENT));
}

struct str finance_web_change(struct ctx *ctx, int64_t bp)
{
    const struct str s = finance_web_percent(ctx, bp);

    return bp > 0 ? str_printf(ctx->arena, "+" STR_FMT, STR_ARG(s)) : s;
}

struct crumbs_v finance_web_crumbs(struct ctx *ctx, const char *label_key, const char *url,
                                   struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] = (struct link_v){.label = T("finance.menu"), .url = S("/finance")};
    if (label_key != NULL)
        up[1] = (struct link_v){.label = text(label_key), .url = str_from(url)};
    return (struct crumbs_v){.items = up, .items_count = label_key != NULL ? 2 : 1, .here = here};
}

struct field_v finance_web_word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                      const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

const struct empty_v *finance_web_nothing(struct ctx *ctx, const char *title, const char *text_key)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = text(text_key)};
    return empty;
}

enum status finance_web_show_form(struct form_page *f, struct response *rs)
{
    struct finance_form_v *v = arena_new(f->ctx->arena, struct finance_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &finance_form_view, v);
}

struct kv_item_v finance_web_fact(const char *label, struct str value)
{
    return (struct kv_item_v){.label = text(label), .value = value};
}

int finance_web_year_of(const struct ctx *ctx, const struct request *rq)
{
    const int64_t year = param_int(rq, "year");

    return year >= FINANCE_YEAR_FIRST && year <= FINANCE_YEAR_LAST ? (int)year : ctx->today.year;
}

int64_t finance_web_money(struct ctx *ctx, const struct request *rq, const char *field)
{
    const struct str typed = param_text(rq, field);
    int64_t fen = 0;

    if (typed.len > 0 && !money_parse(typed, &fen))
        invalid(ctx, field, "finance.err.yuan", NULL);
    return fen;
}

int64_t finance_web_bp(struct ctx *ctx, const struct request *rq, const char *field)
{
    struct str typed = param_text(rq, field);
    int64_t value = 0;

    if (str_ends(typed, S("%")))
        typed.len--;
    if (typed.len > 0 && (!finance_value_parse(typed, &value) || value < 0))
        invalid(ctx, field, "finance.err.percent", NULL);
    return value / (FINANCE_VALUE_PARTS / BP_PERCENT);
}

struct str finance_web_field_money(struct ctx *ctx, int64_t fen)
{
    return fen != 0 ? money_plain(ctx->arena, fen) : S("");
}

struct str finance_web_organ(struct ctx *ctx, int64_t organ_id)
{
    struct organ organ;

    if (organ_id == 0 || organ_get(ctx, organ_id, &organ) != ST_OK)
        return S("");
    return organ.short_name.len > 0 ? organ.short_name : organ.name;
}
