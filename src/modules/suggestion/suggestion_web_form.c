// SPDX-License-Identifier: MulanPSL-2.0
/* The form page: one layout for every act, with the texts of its verb. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "platform/text.h"

/* The sentence suggestion.do.<word><suffix>, "" if there is none. */
static struct str say(struct ctx *ctx, const char *word, const char *suffix)
{
    const struct str key = str_printf(ctx->arena, "suggestion.do.%s%s", word, suffix);

    if (!text_has(key.ptr))
        return S("");
    return suffix[0] == '\0' ? suggestion_word(ctx, "suggestion.do.", str_from(word))
                             : text(key.ptr);
}

static const struct confirm_v *confirm_make(struct ctx *ctx, const char *word, struct str yes)
{
    const struct str ask = say(ctx, word, ".ask");
    struct confirm_v *c = arena_new(ctx->arena, struct confirm_v);

    if (ask.len == 0)
        return NULL;
    *c = (struct confirm_v){
        .id = S("sure"),
        .title = ask,
        .text = say(ctx, word, ".note"),
        .yes = yes,
        .no = say(ctx, word, ".no"),
        .risk = strcmp(word, "return") == 0, /* the one that turns somebody away */
    };
    return c;
}

struct suggestion_form *suggestion_form_open(struct ctx *ctx, const struct request *rq,
                                             const char *word, struct str url, struct str back)
{
    struct suggestion_form *f = arena_new(ctx->arena, struct suggestion_form);

    f->ctx = ctx;
    f->rq = rq;
    f->v.title = say(ctx, word, "");
    f->v.go = say(ctx, word, ".go");
    if (f->v.go.len == 0)
        f->v.go = f->v.title;
    f->v.note = say(ctx, word, ".note");
    f->v.article = say(ctx, word, ".law");
    f->v.confirm = confirm_make(ctx, word, f->v.go);
    f->v.url = url;
    f->v.back = back;
    f->v.phone = suggestion_web_is_deputy(ctx);
    f->v.crumbs = suggestion_web_crumbs(ctx, f->v.title);
    return f;
}

/* 代表建议 / 第47号 / the act */

enum status suggestion_form_of(struct ctx *ctx, const struct request *rq, enum suggestion_verb verb,
                               struct suggestion_detail *out_detail, struct suggestion_form **out)
{
    const int64_t id = path_id(rq, "id");
    const char *word = suggestion_verb_word(verb);
    const struct str back = str_printf(ctx->arena, "/suggestion/%lld", (long long)id);

    TRY(suggestion_show(ctx, id, out_detail));
    if (!form_again(rq) && (out_detail->may & (UINT64_C(1) << verb)) == 0)
        return suggestion_allowed(out_detail->s.state, verb)
                   ? fail(&ctx->err, ST_DENIED, "suggestion.not_yours", NULL)
                   : fail(&ctx->err, ST_RULE, "suggestion.not_now", NULL);
    *out = suggestion_form_open(ctx, rq, word,
                                str_printf(ctx->arena, STR_FMT "/%s", STR_ARG(back), word), back);
    (*out)->v.crumbs = suggestion_web_crumbs_of(ctx, &out_detail->s, (*out)->v.title);
    (*out)->v.meta = date_none(out_detail->s.tabled_on) /* no draft has a number */
                         ? out_detail->s.title
                         : TF(ctx->arena, "suggestion.form_meta",
                              suggestion_web_number(ctx, &out_detail->s), out_detail->s.title);
    suggestion_form_version(*out, out_detail->s.version);
    return ST_OK;
}

struct field_v *suggestion_form_put(struct suggestion_form *f, const char *kind, const char *name,
                                    const char *label_key, struct str stored)
{
    struct field_v *field = &f->fields[f->v.fields_count];

    ASSERT(f->v.fields_count < SUGGESTION_FORM_FIELDS);
    *field = form_field(f->ctx, f->rq, kind, name, label_key, stored);
    f->v.fields_count++;
    return field;
}

struct field_v *suggestion_form_may(struct suggestion_form *f, const char *kind, const char *name,
                                    const char *label_key, struct str stored)
{
    struct field_v *field = suggestion_form_put(f, kind, name, label_key, stored);

    form_optional(field);
    return field;
}

struct field_v *suggestion_form_choice(struct suggestion_form *f, const char *kind,
                                       const char *name, const char *label_key, struct str stored,
                                       const struct suggestion_options *options)
{
    struct field_v *field = suggestion_form_put(f, kind, name, label_key, stored);

    form_options(f->ctx, field, options->items, options->count);
    return field;
}

void suggestion_form_hidden(struct suggestion_form *f, const char *name, struct str value)
{
    (void)suggestion_form_put(f, "hidden", name, "word.none", value);
}

void suggestion_form_shown(struct suggestion_form *f, const char *name, struct str value)
{
    suggestion_form_put(f, "hidden", name, "word.none", value)->value = value;
}

void suggestion_form_version(struct suggestion_form *f, int64_t version)
{
    const struct str now = suggestion_web_int(f->ctx, version);
    struct field_v *field = NULL;

    arr_each (i, f->v.fields_count) {
        if (str_eqz(f->fields[i].name, "version"))
            field = &f->fields[i];
    }
    if (field == NULL)
        field = suggestion_form_put(f, "hidden", "version", "word.none", now);
    *field = form_field(f->ctx, f->rq, "hidden", "version", "word.none", now);
}

void suggestion_form_fact(struct suggestion_form *f, const char *label_key, struct str value)
{
    struct kv_item_v *facts = arena_array(f->ctx->arena, f->v.facts_count + 1, struct kv_item_v);

    if (value.len == 0)
        return;
    arr_each (i, f->v.facts_count)
        facts[i] = f->v.facts[i];
    facts[f->v.facts_count++] = (struct kv_item_v){.label = text(label_key), .value = value};
    f->v.facts = facts;
}

void suggestion_form_reading(struct suggestion_form *f, struct str title, struct str body)
{
    f->v.reading_title = title;
    f->v.reading = body;
}

enum status suggestion_form_show(struct suggestion_form *f, struct response *rs)
{
    f->v.fields = f->fields;
    form_errors(f->ctx, f->rq, &f->v.errors);
    return respond_view(f->ctx, f->rq, rs, f->v.phone ? FRAME_PHONE : FRAME_STAFF, f->v.title,
                        &suggestion_form_view, &f->v);
}

enum status suggestion_web_done(struct ctx *ctx, struct response *rs, enum suggestion_verb verb,
                                int64_t id)
{
    const struct str key =
        str_printf(ctx->arena, "suggestion.do.%s.done", suggestion_verb_word(verb));

    respond_flash(rs, text_has(key.ptr) ? key.ptr : "suggestion.done", S(""));
    return respond_see_other(rs, "/suggestion/%lld", (long long)id);
}

/* -------------------------------------------------------------------- the question as a page */

enum { HIDDEN_MOST = 1024 };

bool suggestion_web_unsure(const struct request *rq)
{
    return !param_bool(rq, "sure") && !wants_json(rq);
}

/* Every value typed under a name, hidden. */
static size_t hide(const struct request *rq, const char *name, struct field_v *out, size_t room)
{
    const size_t count = param_count(rq, name);
    size_t n = 0;

    for (; n < count && n < room; n++)
        out[n] = (struct field_v){
            .name = str_from(name),
            .value = param_text_at(rq, name, n),
            .kind = S("hidden"),
            .k_hidden = true,
        };
    return n;
}

enum status suggestion_web_ask(struct ctx *ctx, const struct request *rq, struct response *rs,
                               const char *word, const char *const *names, struct str back)
{
    struct field_v *hidden = arena_array(ctx->arena, HIDDEN_MOST, struct field_v);
    const struct str go = say(ctx, word, ".go");
    const struct confirm_v *question =
        confirm_make(ctx, word, go.len != 0 ? go : say(ctx, word, ""));
    size_t count = 0;

    ASSERT(question != NULL);
    for (size_t i = 0; names[i] != NULL; i++)
        count += hide(rq, names[i], hidden + count, HIDDEN_MOST - count);
    return respond_confirm(ctx, rq, rs, question, hidden, count, str_z(ctx->arena, back));
}

/* -------------------------------------------------------------------------- from an opinion */

enum status suggestion_form_opinion(struct suggestion_form *f, struct opinion *out)
{
    const int64_t id = param_id(f->rq, "opinion");

    *out = (struct opinion){0};
    if (id == 0)
        return ST_OK;
    TRY(suggestion_opinion(f->ctx, id, out));
    suggestion_form_hidden(f, "opinion", suggestion_web_int(f->ctx, id));
    suggestion_form_fact(
        f, "suggestion.f.from_opinion",
        TF(f->ctx->arena, "suggestion.f.from_opinion_value", out->number, out->subject));
    return ST_OK;
}

struct str suggestion_opinion_title(struct ctx *ctx, const struct opinion *o)
{
    return o->id == 0 ? S("") : TF(ctx->arena, "suggestion.f.title_from_opinion", o->subject);
}
