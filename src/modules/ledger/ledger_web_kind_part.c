// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of a draft: a field, a state, a step. */
#include "base/utf8.h"
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

enum { CHOICE_ROWS = 8, NUMBER_MAX = 1000000000 };
#define MEASURED (1U << LEDGER_INT | 1U << LEDGER_MONEY)
#define WRITTEN  (1U << LEDGER_TEXT | 1U << LEDGER_LINES)

static bool is(const struct ledger_field *f, unsigned types)
{
    return (types >> f->type & 1) != 0;
}

static struct str flag(bool on)
{
    return on ? S("1") : S("");
}

/* "/field/f1": where the form of a part posts to. */
static const char *tail(struct ctx *ctx, const char *part, struct str name)
{
    return str_z(ctx->arena, str_printf(ctx->arena, "/%s/" STR_FMT, part, STR_ARG(name)));
}

/* ---------------------------------------------------------------- a field */

static enum ledger_type type_of(struct str word, enum ledger_type otherwise)
{
    for (unsigned t = 0; t <= LEDGER_FILES; t++)
        if (str_eq(ledger_type_word((enum ledger_type)t), word))
            return (enum ledger_type)t;
    return otherwise;
}

static enum status kind_options(struct ctx *ctx, struct form_page *p, struct str now)
{
    struct ledger_kind *all;
    struct option_v *o;
    size_t count;

    TRY(ledger_kinds(ctx, &all, &count));
    o = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        o[i] = (struct option_v){.value = all[i].kind, .label = all[i].name};
    form_options(ctx, form_page_put(p, "select", "of", "ledger.make.of", now), o, count);
    return ST_OK;
}

static struct str bound(struct ctx *ctx, bool has, int64_t n)
{
    return has ? str_int(ctx->arena, n) : S("");
}

static enum status field_options(struct ctx *ctx, struct form_page *p, const struct ledger_field *f)
{
    if (f->type == LEDGER_CHOICE) {
        form_max(form_page_put(p, "text", "choices", "ledger.make.choices",
                               str_join(ctx->arena, f->choices, f->choices_count, S("\n"))),
                 0, CHOICE_ROWS);
        form_optional(form_page_put(p, "line", "first", "ledger.make.first", f->otherwise));
    }
    if (f->type == LEDGER_DATE)
        form_page_put(p, "check", "today", "ledger.make.today",
                      flag(str_eqz(f->otherwise, "today")));
    if (is(f, MEASURED))
        form_optional(
            form_page_put(p, "int", "min", "ledger.make.min", bound(ctx, f->has_min, f->min)));
    if (is(f, MEASURED))
        form_optional(
            form_page_put(p, "int", "max", "ledger.make.max", bound(ctx, f->has_max, f->max)));
    if (is(f, WRITTEN))
        form_optional(form_page_put(p, "int", "max", "ledger.make.max_chars",
                                    bound(ctx, f->has_max, f->max)));
    if (f->type == LEDGER_ENTRY)
        return kind_options(ctx, p, f->kind);
    return ST_OK;
}

/* The form of each type is another one: they stand beside each other. */
static void type_tabs(struct form_page *p, struct str url, enum ledger_type now)
{
    struct ctx *ctx = p->ctx;
    struct tab_v *items = arena_array(ctx->arena, LEDGER_FILES + 1, struct tab_v);
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);

    for (unsigned t = 0; t <= LEDGER_FILES; t++) {
        const struct str word = ledger_type_word((enum ledger_type)t);

        items[t] = (struct tab_v){
            .label = text_of("ledger.type.", word),
            .url = str_printf(ctx->arena, STR_FMT "?type=" STR_FMT, STR_ARG(url), STR_ARG(word)),
            .on = t == (unsigned)now,
        };
    }
    *tabs = (struct tabs_v){
        .label = T("ledger.make.type"), .items = items, .items_count = LEDGER_FILES + 1};
    p->v.tabs = tabs;
}

enum status ledger_kind_web_field_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct ledger_draft_whole w;
    struct ledger_field *f;
    struct field_v *type;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_FIELD, &at));
    f = &w.d->fields[at];
    f->type = type_of(param_text(rq, "type"), f->type);
    p = ledger_kind_web_form(ctx, rq, &w,
                             f->label.len > 0 ? TF(ctx->arena, "ledger.make.field_of", f->label)
                                              : T("ledger.make.field_new"),
                             tail(ctx, "field", path_text(rq, "name")));
    type_tabs(p, p->v.url, f->type);
    type = form_page_put(p, "hidden", "type", "ledger.make.type", ledger_type_word(f->type));
    type->value = ledger_type_word(f->type);
    form_page_put(p, "line", "label", "ledger.make.label", f->label);
    TRY(field_options(ctx, p, f));
    if (f->type != LEDGER_FILES)
        form_page_put(p, "check", "required", "ledger.make.required", flag(f->required));
    form_optional(form_page_put(p, "line", "hint", "ledger.make.hint", f->hint));
    return ledger_kind_web_show(p, rs);
}

static void read_choices(struct ctx *ctx, struct str text, struct ledger_field *f)
{
    struct str line;

    f->choices_count = 0;
    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (str_has(line, S(" ")) || str_has(line, S("|")))
            invalid(ctx, "choices", "ledger.make.err.choice", str_z(ctx->arena, line));
        else if (utf8_chars(line.ptr, line.len) > LEDGER_LABEL_CHARS)
            invalid(ctx, "choices", "form.too_long", str_z(ctx->arena, line));
        else if (f->choices_count == LEDGER_CHOICES)
            invalid(ctx, "choices", "ledger.make.err.too_many", NULL);
        else {
            f->choices[f->choices_count++] = line;
            continue;
        }
        return;
    }
    if (f->choices_count == 0)
        invalid(ctx, "choices", "ledger.make.err.no_choices", NULL);
}

static void read_bounds(struct ctx *ctx, const struct request *rq, struct ledger_field *f)
{
    f->has_min = is(f, MEASURED) && param_present(rq, "min");
    f->has_max = is(f, MEASURED | WRITTEN) && param_present(rq, "max");
    f->min = f->has_min ? param_int(rq, "min") : 0;
    f->max = f->has_max ? param_int(rq, "max") : 0;
    if (f->has_min && f->has_max && f->min > f->max)
        invalid(ctx, "max", "ledger.make.err.min_max", NULL);
    else if (f->max > NUMBER_MAX || (f->has_max && is(f, WRITTEN) && f->max < 1))
        invalid(ctx, "max", "ledger.make.err.bound", NULL);
    else if (f->min < -NUMBER_MAX || f->min > NUMBER_MAX)
        invalid(ctx, "min", "ledger.make.err.bound", NULL);
}

static void read_field(struct ctx *ctx, const struct request *rq, struct ledger_field *f)
{
    f->type = type_of(param_text(rq, "type"), f->type);
    f->label = ledger_kind_web_label(ctx, rq);
    f->required = param_bool(rq, "required") && f->type != LEDGER_FILES;
    f->hint = param_text(rq, "hint");
    f->otherwise = S("");
    f->kind = f->type == LEDGER_ENTRY ? param_text(rq, "of") : S("");
    read_bounds(ctx, rq, f);
    if (f->type == LEDGER_ENTRY && f->kind.len == 0)
        invalid(ctx, "of", "ledger.make.err.no_kind", NULL);
    if (f->type == LEDGER_DATE && param_bool(rq, "today"))
        f->otherwise = S("today");
    if (f->type != LEDGER_CHOICE) {
        f->choices_count = 0;
        return;
    }
    read_choices(ctx, param_text(rq, "choices"), f);
    f->otherwise = param_text(rq, "first");
    arr_each (i, f->choices_count)
        if (str_eq(f->choices[i], f->otherwise))
            return;
    if (f->otherwise.len > 0)
        invalid(ctx, "first", "ledger.make.err.first", NULL);
}

enum status ledger_kind_web_field(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_FIELD, &at));
    read_field(ctx, rq, &w.d->fields[at]);
    return ledger_kind_web_keep(ctx, rs, &w, "field");
}

/* ---------------------------------------------------------------- a state */

static const char *meaning(const struct ledger_state *s)
{
    return s->void_ ? "void" : s->final ? "final" : "open";
}

enum status ledger_kind_web_state_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct ledger_draft_whole w;
    const struct ledger_state *s;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_STATE, &at));
    s = &w.d->states[at];
    p = ledger_kind_web_form(ctx, rq, &w,
                             s->label.len > 0 ? TF(ctx->arena, "ledger.make.state_of", s->label)
                                              : T("ledger.make.state_new"),
                             tail(ctx, "state", path_text(rq, "name")));
    form_page_put(p, "line", "label", "ledger.make.state_label", s->label);
    form_words(ctx,
               form_page_put(p, "radio", "meaning", "ledger.make.meaning", str_from(meaning(s))),
               "open final void", "ledger.meaning.", false);
    return ledger_kind_web_show(p, rs);
}

/* Entries that were simply noted must find their state again. */
static void keep_noted(struct ctx *ctx, struct ledger_draft_whole *w)
{
    const size_t at = w->was != NULL && !w->was->states_given && !w->d->states_given
                          ? ledger_edit_add(ctx->arena, w->d, NULL, LEDGER_PART_STATE)
                          : SIZE_MAX;

    if (at != SIZE_MAX)
        w->d->states[at] = (struct ledger_state){
            .name = S("noted"), .label = T("ledger.state.noted"), .final = true};
}

enum status ledger_kind_web_state(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;
    struct ledger_state *s;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    keep_noted(ctx, &w);
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_STATE, &at));
    s = &w.d->states[at];
    s->label = ledger_kind_web_label(ctx, rq);
    s->void_ = str_eqz(param_text(rq, "meaning"), "void");
    s->final = !str_eqz(param_text(rq, "meaning"), "open");
    return ledger_kind_web_keep(ctx, rs, &w, "state");
}

/* ---------------------------------------------------------------- a step */

static const struct ledger_kind_web_when OF_STEP = {
    .choice = "wc",
    .has = "wh",
    .choice_key = "ledger.make.step_choice",
    .has_key = "ledger.make.step_has",
};

static void step_fields(struct form_page *p, const struct ledger_draft_whole *w,
                        const struct ledger_step *s)
{
    const unsigned all = ~(1U << LEDGER_FILES);
    struct ctx *ctx = p->ctx;
    struct option_v *o;
    struct field_v *to;
    size_t count;

    form_page_put(p, "line", "label", "ledger.make.step_label", s->label);
    o = ledger_kind_web_states(ctx, w->d, &s->from, &count);
    ledger_kind_web_checks(p, "from", "ledger.make.from", o, count);
    o = ledger_kind_web_states(ctx, w->d, NULL, &count);
    to = form_page_put(p, "select", "to", "ledger.make.to", s->to);
    form_options(ctx, to, o, count);
    to->choose = true;
    o = ledger_kind_web_rights(ctx, &s->by, &count);
    ledger_kind_web_checks(p, "by", "ledger.make.by", o, count);
    o = ledger_kind_web_fields(ctx, w->d, all, &s->needs, &count);
    ledger_kind_web_checks(p, "needs", "ledger.make.needs", o, count);
    o = ledger_kind_web_fields(ctx, w->d, all, &s->asks, &count);
    ledger_kind_web_checks(p, "asks", "ledger.make.asks", o, count);
    form_page_put(p, "check", "note", "ledger.make.note", flag(s->note));
    ledger_kind_web_when_put(p, w->d, &OF_STEP, &s->when);
}

enum status ledger_kind_web_step_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct ledger_draft_whole w;
    const struct ledger_step *s;
    struct form_page *p;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_STEP, &at));
    s = &w.d->steps[at];
    p = ledger_kind_web_form(ctx, rq, &w,
                             s->label.len > 0 ? TF(ctx->arena, "ledger.make.step_of", s->label)
                                              : T("ledger.make.step_new"),
                             tail(ctx, "step", path_text(rq, "name")));
    form_page_shut(p,
                   ledger_part_count(w.d, LEDGER_PART_STATE) < 2 ? "ledger.make.no_states" : NULL);
    step_fields(p, &w, s);
    return ledger_kind_web_show(p, rs);
}

enum status ledger_kind_web_step(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_draft_whole w;
    struct ledger_step *s;
    size_t at;

    TRY(ledger_kind_web_open(ctx, rq, &w));
    TRY(ledger_kind_web_part(ctx, rq, &w, LEDGER_PART_STEP, &at));
    s = &w.d->steps[at];
    s->label = ledger_kind_web_label(ctx, rq);
    s->to = param_text(rq, "to");
    s->note = param_bool(rq, "note");
    ledger_kind_web_words(ctx, rq, "from", &s->from);
    ledger_kind_web_words(ctx, rq, "by", &s->by);
    ledger_kind_web_words(ctx, rq, "needs", &s->needs);
    ledger_kind_web_words(ctx, rq, "asks", &s->asks);
    ledger_kind_web_when_read(ctx, rq, &OF_STEP, &s->when);
    if (s->from.count == ledger_part_count(w.d, LEDGER_PART_STATE))
        s->from.count = 0;
    if (s->by.count == 0)
        s->by = w.d->write;
    return ledger_kind_web_keep(ctx, rs, &w, "step");
}
