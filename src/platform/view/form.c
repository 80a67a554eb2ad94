// SPDX-License-Identifier: MulanPSL-2.0
/* From stored values, or what the user typed and the messages about it, to form fields. */
#include "platform/form.h"
#include "base/utf8.h"
#include "platform/text.h"
#include "platform/view.h"

enum { DUE_SOON_DAYS = 3, WORDS_MAX = 32 };

static void set_kind(struct field_v *f, const char *kind)
{
    const struct {
        const char *word;
        bool *flag;
    } kinds[] = {
        {"line", &f->k_line},     {"text", &f->k_text},     {"date", &f->k_date},
        {"int", &f->k_int},       {"select", &f->k_select}, {"radio", &f->k_radio},
        {"check", &f->k_check},   {"file", &f->k_file},     {"secret", &f->k_secret},
        {"hidden", &f->k_hidden},
    };
    size_t i = 0;

    while (i < COUNT(kinds) && strcmp(kinds[i].word, kind) != 0)
        i++;
    ASSERT(i < COUNT(kinds));
    *kinds[i].flag = true;
    f->kind = str_from(kind);
}

/* "Fill in" reads wrong for what is chosen. */
static const char *key_for(const struct field_v *f, const char *key)
{
    if (strcmp(key, "form.required") != 0)
        return key;
    if (f->k_select || f->k_radio || f->k_check || f->k_checks)
        return "form.choose";
    return f->k_file ? "form.choose_file" : key;
}

static struct str sentence(struct ctx *ctx, const char *key, const char *arg)
{
    const struct str s = str_from(arg);

    return text_fill(ctx->arena, key, &s, 1);
}

/* Keep what the summary needs: the label where the message has no argument of its own. */
static void keep_label(struct field_error *e, const struct field_v *f)
{
    size_t len;

    e->key = key_for(f, e->key);
    if (e->arg[0] != '\0')
        return;
    len = utf8_clip(f->label.ptr, f->label.len, sizeof e->arg - 1);
    memcpy(e->arg, f->label.ptr, len);
    e->arg[len] = '\0';
}

static void set_error(struct ctx *ctx, struct field_v *f)
{
    for (size_t i = 0; i < ctx->field_errors_count; i++) {
        struct field_error *e = &ctx->field_errors[i];

        if (e->field == NULL || !str_eqz(f->name, e->field))
            continue;
        keep_label(e, f);
        if (f->error.len == 0)
            f->error = sentence(ctx, e->key, e->arg);
    }
    if (f->error.len == 0 && ctx->err.field != NULL && str_eqz(f->name, ctx->err.field))
        f->error = sentence(ctx, ctx->err.key, ctx->err.arg);
}

/* Was the post refused because somebody else had changed the record? */
static bool is_conflict(const struct ctx *ctx, const struct request *rq)
{
    return form_again(rq) && ctx->err.key != NULL &&
           strcmp(ctx->err.key, "db.changed_meanwhile") == 0;
}

/* Both versions, when they differ. Hidden ones (the version number) follow the record, so that the
 * next post is about what the user has now seen. */
static void set_conflict(struct field_v *f, struct str stored)
{
    if (f->k_hidden)
        f->value = stored;
    if (f->k_hidden || f->k_secret || f->k_file || str_eq(f->value, stored))
        return;
    f->changed = true;
    f->stored = stored.len != 0 ? stored : T("word.none");
    if (f->k_check)
        f->stored = stored.len != 0 && !str_eqz(stored, "0") ? T("word.yes") : T("word.no");
}

/* A secret and a file never come back; an empty box is not sent, so that absent means empty. */
static struct str value_of(const struct request *rq, const struct field_v *f, struct str stored)
{
    const char *name = f->name.ptr;

    if (f->k_secret || f->k_file)
        return S("");
    if (f->k_check && form_again(rq))
        return form_value(rq, name, S(""));
    return form_value(rq, name, stored);
}

struct field_v form_field(struct ctx *ctx, const struct request *rq, const char *kind,
                          const char *name, const char *label_key, struct str stored)
{
    struct field_v f = {.name = str_from(name)};
    const char *hint_key = str_printf(ctx->arena, "%s.hint", label_key).ptr;

    set_kind(&f, kind);
    if (!f.k_hidden) {
        f.label = text(label_key);
        f.hint = text_has(hint_key) ? text(hint_key) : S("");
    }
    f.value = value_of(rq, &f, stored);
    if (f.k_check && str_eqz(f.value, "0"))
        f.value = S("");
    if (is_conflict(ctx, rq))
        set_conflict(&f, stored);
    set_error(ctx, &f);
    f.about = f.hint.len != 0 || f.error.len != 0 || f.changed;
    return f;
}

void form_optional(struct field_v *f)
{
    f->optional = true;
}

void form_max(struct field_v *f, unsigned max_chars, unsigned rows)
{
    f->max = max_chars;
    f->rows = rows;
    f->about = f->about || max_chars != 0;
}

/* Was this box among those ticked when the form came back? */
static bool ticked(const struct request *rq, const struct field_v *f, struct str value)
{
    const size_t count = param_count(rq, f->name.ptr);

    for (size_t i = 0; i < count; i++) {
        if (str_eq(param_text_at(rq, f->name.ptr, i), value))
            return true;
    }
    return false;
}

void form_options(struct ctx *ctx, struct field_v *f, const struct option_v *options, size_t count)
{
    struct option_v *copy = arena_array(ctx->arena, count, struct option_v);

    f->choose = f->k_select && f->value.len == 0;
    for (size_t i = 0; i < count; i++) {
        copy[i] = options[i];
        if (f->changed && str_eq(copy[i].value, f->stored))
            f->stored = copy[i].label;
        copy[i].on = f->value.len != 0 ? str_eq(copy[i].value, f->value) : copy[i].on;
        if (copy[i].on || copy[i].value.len == 0)
            f->choose = false;
        if (f->changed && str_eq(copy[i].value, f->stored))
            f->stored = copy[i].label;
    }
    f->options = copy;
    f->options_count = count;
}

/* first: what the option without a value is called, before the others; NULL: there is none. */
static void put_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                      const char *first)
{
    struct option_v options[WORDS_MAX];
    struct str rest = str_from(words), word;
    size_t n = 0;

    if (first != NULL)
        options[n++] = (struct option_v){.value = S(""), .label = text(first)};
    while (str_cut(&rest, ' ', &word)) {
        ASSERT(n < WORDS_MAX);
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    }
    form_options(ctx, f, options, n);
}

void form_words(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix, bool all)
{
    put_words(ctx, f, words, prefix, all ? "word.all" : NULL);
    f->choose = !all;
}

void form_words_or(struct ctx *ctx, struct field_v *f, const char *words, const char *prefix,
                   const char *none)
{
    put_words(ctx, f, words, prefix, none);
}

void form_checks(struct ctx *ctx, const struct request *rq, struct field_v *f,
                 const struct option_v *options, size_t count)
{
    struct option_v *copy = arena_array(ctx->arena, count, struct option_v);

    ASSERT(f->k_check);
    f->k_check = false;
    f->k_checks = true;
    for (size_t i = 0; i < count; i++) {
        copy[i] = options[i];
        if (form_again(rq))
            copy[i].on = ticked(rq, f, copy[i].value);
    }
    f->options = copy;
    f->options_count = count;
}

/* ---------------------------------------------------------------- the summary */

static struct error_item_v error_item(struct ctx *ctx, const char *field, const char *key,
                                      const char *arg)
{
    return (struct error_item_v){
        .message = sentence(ctx, key, arg),
        .url = field != NULL ? str_printf(ctx->arena, "#f-%s", field) : S("#main"),
    };
}

static void list_field_errors(struct ctx *ctx, struct errors_v *out)
{
    const size_t count = ctx->field_errors_count;
    struct error_item_v *items = arena_array(ctx->arena, count + 1, struct error_item_v);

    for (size_t i = 0; i < count; i++) {
        const struct field_error *e = &ctx->field_errors[i];

        items[i] = error_item(ctx, e->field, e->key, e->arg);
    }
    out->items = items;
    out->items_count = count;
    if (count == 0 && ctx->err.field != NULL)
        items[out->items_count++] = error_item(ctx, ctx->err.field, ctx->err.key, ctx->err.arg);
}

void form_errors(struct ctx *ctx, const struct request *rq, struct errors_v *out)
{
    *out = (struct errors_v){.any = false};
    if (!form_again(rq) && ctx->field_errors_count == 0)
        return;
    list_field_errors(ctx, out);
    if (out->items_count != 0) {
        struct buf count = buf_new(ctx->arena, 0);

        buf_int(&count, (int64_t)out->items_count);
        out->title = TF(ctx->arena, "form.wrong_count", buf_view(&count));
    } else if (ctx->err.key != NULL) {
        out->title = T("form.not_done");
        out->sentence = sentence(ctx, ctx->err.key, ctx->err.arg);
        out->article = str_from(ctx->err.law);
    }
    out->any = out->title.len != 0;
}

/* ---------------------------------------------------------------- due tags */

static const struct due_tag_v *due_tag(struct ctx *ctx, struct str label, const char *class)
{
    struct due_tag_v *tag = arena_new(ctx->arena, struct due_tag_v);

    *tag = (struct due_tag_v){.label = label, .class = str_from(class)};
    return tag;
}

const struct link_v *link_next(struct ctx *ctx, const char *permission, struct str label,
                               const char *url)
{
    struct link_v *link;

    if (!may(ctx, permission))
        return NULL;
    link = arena_new(ctx->arena, struct link_v);
    *link = (struct link_v){.label = label, .url = str_from(url)};
    return link;
}

enum { ACTS_ALL = 5, ACTS_STAY = 4 }; /* one alone would not be worth a fold */

const struct more_v *acts_more(struct ctx *ctx, const struct link_v *links, size_t *count)
{
    struct more_v *more;

    if (*count <= ACTS_ALL)
        return NULL;
    more = arena_new(ctx->arena, struct more_v);
    *more = (struct more_v){.items = links + ACTS_STAY, .items_count = *count - ACTS_STAY};
    *count = ACTS_STAY;
    return more;
}

const struct due_tag_v *due_tag_make(struct ctx *ctx, struct date due_on)
{
    struct buf days = buf_new(ctx->arena, 0);
    int left;

    if (date_none(due_on))
        return NULL;
    left = date_diff_days(due_on, ctx->today);
    if (left == 0)
        return due_tag(ctx, T("due.today"), "wait");
    buf_int(&days, left < 0 ? -left : left);
    if (left < 0)
        return due_tag(ctx, TF(ctx->arena, "due.over", buf_view(&days)), "over");
    return due_tag(ctx, TF(ctx->arena, "due.left", buf_view(&days)),
                   left <= DUE_SOON_DAYS ? "wait" : "");
}
