// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of a draft: what the kind is called and how it counts, who may what, which columns. */
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

#define TEXTS    (1U << LEDGER_TEXT)
#define DATES    (1U << LEDGER_DATE)
#define DEPUTIES (1U << LEDGER_DEPUTY)

static void choose(struct form_page *p, const struct ledger_definition *d, const char *name,
                   const char *label, unsigned types, struct str now)
{
    size_t count;
    struct option_v *o = ledger_kind_web_fields(p->ctx, d, types, NULL, &count);
    struct field_v *f;

    if (count == 0)
        return;
    f = form_page_put(p, "select", name, label, now);
    form_options(p->ctx, f, o, count);
    f->choose = types != TEXTS;
    if (types != TEXTS)
        form_optional(f);
}

/* Words of a definition are capitals, keys of texts are not. */
static void themes(struct form_page *p, struct str now)
{
    struct option_v *o = arena_array(p->ctx->arena, sizeof LEDGER_GROUPS, struct option_v);
    struct str rest = S(LEDGER_GROUPS), word;
    size_t n = 0;

    while (str_cut(&rest, ' ', &word)) {
        const char small = (char)(word.ptr[0] - 'A' + 'a');

        o[n++] = (struct option_v){
            .value = word,
            .label = text_of("ledger.theme.", str_dup(p->ctx->arena, (struct str){&small, 1}))};
    }
    form_options(p->ctx, form_page_put(p, "select", "theme", "ledger.make.theme", now), o, n);
}

/* What stands for the parts of a number: in the definition, and for people. */
static const struct sign {
    const char *stored, *said;
} SIGNS[] = {
    {"{year}", "ledger.sign.year"},
    {"{nnn}", "ledger.sign.nnn"},
    {"{nn}", "ledger.sign.nn"},
    {"{n}", "ledger.sign.n"},
};

static struct str replaced(struct ctx *ctx, struct str s, struct str from, struct str to)
{
    struct buf b = buf_new(ctx->arena, 0);
    size_t i = 0;

    while (i < s.len) {
        const struct str rest = {s.ptr + i, s.len - i};

        if (str_starts(rest, from)) {
            buf_str(&b, to);
            i += from.len;
        } else {
            buf_char(&b, s.ptr[i++]);
        }
    }
    return buf_view(&b);
}

struct str ledger_kind_web_number(struct ctx *ctx, struct str number, bool typed)
{
    arr_each (i, COUNT(SIGNS)) {
        const struct str stored = str_from(SIGNS[i].stored), said = text(SIGNS[i].said);

        number = replaced(ctx, number, typed ? said : stored, typed ? stored : said);
    }
    return number;
}

enum status ledger_kind_web_head_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct ledger_draft_whole w;
    struct form_page *p;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    p = ledger_kind_web_form(ctx, rq, &w, T("ledger.make.head"), "/head");
    form_page_put(p, "line", "label", "ledger.make.name", w.d->name);
    form_optional(form_page_put(p, "text", "about", "ledger.make.about", w.d->about));
    form_page_put(p, "line", "unit", "ledger.make.unit", w.d->unit);
    form_optional(form_page_put(p, "line", "number", "ledger.make.number",
                                ledger_kind_web_number(ctx, w.d->number, false)));
    themes(p, w.d->group);
    choose(p, w.d, "title", "ledger.make.title", TEXTS, w.d->title);
    choose(p, w.d, "day", "ledger.make.day", DATES, w.d->day);
    choose(p, w.d, "duty", "ledger.make.duty", DEPUTIES, w.d->duty);
    return ledger_kind_web_show(p, rs);
}

/* Lines become one: the definition has one for it. */
static struct str one_line(struct ctx *ctx, struct str s)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, s.len)
        if (s.ptr[i] == '\n')
            buf_char(&b, ' ');
        else
            buf_char(&b, s.ptr[i]);
    return buf_view(&b);
}

/* Figures that count entries are in the unit of an entry. */
static void new_unit(struct ledger_definition *d, struct str unit)
{
    arr_each (i, d->figures_count)
        if (d->figures[i].measure == LEDGER_COUNT && str_eq(d->figures[i].unit, d->unit))
            d->figures[i].unit = unit;
    d->unit = unit;
}

enum status ledger_kind_web_head(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str number = ledger_kind_web_number(ctx, param_text(rq, "number"), true);
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    w.d->name = ledger_kind_web_label(ctx, rq);
    w.d->about = one_line(ctx, param_text(rq, "about"));
    new_unit(w.d, param_text(rq, "unit"));
    w.d->number = number;
    w.d->group = param_text(rq, "theme");
    w.d->title = param_text(rq, "title");
    w.d->day = param_text(rq, "day");
    w.d->duty = param_text(rq, "duty");
    if (str_has(w.d->unit, S(" ")))
        invalid(ctx, "unit", "ledger.make.err.blank", NULL);
    if (number.len > 0 && !str_has(number, S("{n}")) && !str_has(number, S("{nn}")) &&
        !str_has(number, S("{nnn}")))
        invalid(ctx, "number", "ledger.make.err.number", NULL);
    return ledger_kind_web_keep(ctx, rs, &w, "head");
}

/* ---------------------------------------------------------------- who may what */

enum status ledger_kind_web_right_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct ledger_draft_whole w;
    struct form_page *p;
    struct option_v *o;
    size_t count;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    p = ledger_kind_web_form(ctx, rq, &w, T("ledger.make.rights"), "/right");
    o = ledger_kind_web_rights(ctx, &w.d->read, &count);
    ledger_kind_web_checks(p, "read", "ledger.make.read", o, count);
    o = ledger_kind_web_rights(ctx, &w.d->write, &count);
    ledger_kind_web_checks(p, "write", "ledger.make.write", o, count);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_right(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    ledger_kind_web_words(ctx, rq, "read", &w.d->read);
    ledger_kind_web_words(ctx, rq, "write", &w.d->write);
    if (w.d->read.count == 0)
        invalid(ctx, "read", "ledger.make.err.nobody", NULL);
    if (w.d->write.count == 0)
        invalid(ctx, "write", "ledger.make.err.nobody", NULL);
    return ledger_kind_web_keep(ctx, rs, &w, "right");
}

/* ---------------------------------------------------------------- columns */

static void column_fields(struct form_page *p, const struct ledger_definition *d,
                          const char *const *names, const char *label, size_t most,
                          const struct str *now, size_t now_count)
{
    size_t count;
    struct option_v *o = ledger_kind_web_fields(p->ctx, d, ~(1U << LEDGER_FILES), NULL, &count);
    struct option_v *all = arena_array(p->ctx->arena, count + 2, struct option_v);

    all[0] = (struct option_v){.value = S("number"), .label = T("ledger.col.number")};
    all[1] = (struct option_v){.value = S("state"), .label = T("ledger.col.state")};
    memcpy(all + 2, o, count * sizeof *o);
    arr_each (i, most) {
        struct field_v *f =
            form_page_put(p, "select", names[i], label, i < now_count ? now[i] : S(""));

        f->label = TF(p->ctx->arena, label, str_int(p->ctx->arena, (int64_t)i + 1));
        form_options(p->ctx, f, all, count + 2);
        f->choose = true;
        form_optional(f);
    }
}

enum status ledger_kind_web_column_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct ledger_draft_whole w;
    struct form_page *p;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    p = ledger_kind_web_form(ctx, rq, &w, T("ledger.make.columns"), "/column");
    column_fields(p, w.d, LEDGER_LIST_NAMES, "ledger.make.list_column", LEDGER_LIST_COLUMNS,
                  w.d->shown, w.d->shown_count);
    form_page_more(p);
    column_fields(p, w.d, LEDGER_PRINT_NAMES, "ledger.make.print_column", LEDGER_PRINT_COLUMNS,
                  w.d->printed, w.d->printed_count);
    return ledger_kind_web_show(p, rs);
}

/* Those chosen, each once, in their order. */
static void read_columns(const struct request *rq, const char *const *names, size_t most,
                         struct str *to, size_t *out_count)
{
    size_t n = 0;

    arr_each (i, most) {
        const struct str name = param_text(rq, names[i]);
        bool there = name.len == 0;

        arr_each (k, n)
            there = there || str_eq(to[k], name);
        if (!there)
            to[n++] = name;
    }
    *out_count = n;
}

enum status ledger_kind_web_column(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    read_columns(rq, LEDGER_LIST_NAMES, LEDGER_LIST_COLUMNS, w.d->shown, &w.d->shown_count);
    read_columns(rq, LEDGER_PRINT_NAMES, LEDGER_PRINT_COLUMNS, w.d->printed, &w.d->printed_count);
    if (w.d->shown_count == 0)
        invalid(ctx, "c1", "ledger.make.err.no_column", NULL);
    return ledger_kind_web_keep(ctx, rs, &w, "column");
}
