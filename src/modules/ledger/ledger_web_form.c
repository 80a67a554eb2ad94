// SPDX-License-Identifier: MulanPSL-2.0
/* Forms: a new entry, a correction, a step. Their fields are those of the kind. */
#include "modules/attachment/attachment.h"
#include "modules/ledger/ledger_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { RADIO_MOST = 4, LINES_ROWS = 4, FILES_MAX = 20, PICTURE_SIDE = 2000 };

/* ---------------------------------------------------------------- fields */

/* Messages name the label of the field at fault. */
static void name_errors(struct ctx *ctx, const struct ledger_definition *d)
{
    arr_each (i, ctx->field_errors_count) {
        struct field_error *e = &ctx->field_errors[i];

        if (e->arg[0] != '\0' || e->field == NULL)
            continue;
        arr_each (k, d->fields_count)
            if (strcmp(e->field, LEDGER_V[k]) == 0)
                snprintf(e->arg, sizeof e->arg, STR_FMT, STR_ARG(d->fields[k].label));
    }
}

static const char *kind_of(const struct ledger_field *f, size_t options)
{
    if (f->type == LEDGER_FILES)
        return "file";
    if (f->type == LEDGER_DATE)
        return "date";
    if (f->type == LEDGER_INT)
        return "int";
    if (f->type == LEDGER_LINES)
        return "text";
    if (options == 0 && f->type != LEDGER_ORGAN && f->type != LEDGER_DEPUTY &&
        f->type != LEDGER_ENTRY)
        return "line";
    return options <= RADIO_MOST && f->required ? "radio" : "select";
}

static struct str hint_of(struct ctx *ctx, const struct ledger_field *f)
{
    if (f->hint.len > 0)
        return f->hint;
    if (f->type == LEDGER_RECORD)
        return T("ledger.hint.record");
    if (f->type == LEDGER_WEB)
        return T("ledger.hint.web");
    if (f->type == LEDGER_MONEY)
        return T("ledger.hint.money");
    (void)ctx;
    return S("");
}

static enum status field_make(struct ctx *ctx, const struct request *rq,
                              const struct ledger_definition *d, size_t i, struct str stored,
                              bool required, struct field_v *out)
{
    const struct ledger_field *f = &d->fields[i];
    const char *name = f->type == LEDGER_FILES ? "file" : LEDGER_V[i];
    struct option_v *options;
    size_t count;

    TRY(ledger_web_options(ctx, f, &options, &count));
    *out = form_field(ctx, rq, kind_of(f, count), name, "ledger.f.value",
                      ledger_value_typed(ctx->arena, f, stored));
    out->label = f->label;
    out->hint = hint_of(ctx, f);
    out->about = out->about || out->hint.len > 0;
    if (out->k_select || out->k_radio)
        form_options(ctx, out, options, count);
    if (out->k_text)
        form_max(out, f->has_max ? (unsigned)f->max : 0, LINES_ROWS);
    if (out->k_file) {
        out->many = true;
        out->shrink = PICTURE_SIDE;
    }
    if (f->type == LEDGER_MONEY)
        out->inputmode = S("decimal");
    if (!required)
        form_optional(out);
    return ST_OK;
}

static struct str first_value(struct ctx *ctx, const struct ledger_field *f)
{
    char text[DATE_TEXT_SIZE];

    if (f->type == LEDGER_DATE && str_eqz(f->otherwise, "today"))
        return str_dup(ctx->arena, str_from(date_format(ctx->today, text)));
    return f->otherwise;
}

static struct field_v version_field(struct ctx *ctx, const struct request *rq, int64_t version)
{
    return form_field(ctx, rq, "hidden", "version", "ledger.f.value", str_int(ctx->arena, version));
}

/* ---------------------------------------------------------------- what was posted */

static size_t given_all(struct ctx *ctx, const struct request *rq,
                        const struct ledger_definition *d, struct ledger_given *out)
{
    size_t n = 0;

    arr_each (i, d->fields_count)
        if (d->fields[i].type != LEDGER_FILES && param_present(rq, LEDGER_V[i]))
            out[n++] = (struct ledger_given){str_z(ctx->arena, d->fields[i].name),
                                             param_text(rq, LEDGER_V[i])};
    return n;
}

static enum status add_files(struct ctx *ctx, const struct request *rq, int64_t id)
{
    const struct upload *files[FILES_MAX];
    const size_t count = param_count(rq, "file");
    size_t n = 0;

    for (size_t i = 0; i < count && n < FILES_MAX; i++)
        if (param_file_at(rq, "file", i) != NULL)
            files[n++] = param_file_at(rq, "file", i);
    if (n == 0)
        return ST_OK;
    return attachment_add_uploads(ctx, (struct attachment_of){"ledger_entry", id}, files, n);
}

/* ---------------------------------------------------------------- a new entry */

/* Does only a step ask for it? Then it is folded away at first. */
static bool comes_later(const struct ledger_definition *d, const struct ledger_field *f)
{
    if (f->required || f->type == LEDGER_FILES || f->otherwise.len > 0)
        return false;
    arr_each (i, d->steps_count)
        if (ledger_words_have(&d->steps[i].needs, f->name) ||
            ledger_words_have(&d->steps[i].asks, f->name))
            return true;
    return false;
}

static enum status new_fields(struct ctx *ctx, const struct request *rq,
                              const struct ledger_definition *d, struct ledger_form_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, d->fields_count, struct field_v);
    struct field_v *more = arena_array(ctx->arena, d->fields_count, struct field_v);

    v->fields = fields;
    v->more = more;
    name_errors(ctx, d);
    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        struct field_v made;

        TRY(field_make(ctx, rq, d, i, first_value(ctx, f), f->required, &made));
        if (!comes_later(d, f)) {
            fields[v->fields_count++] = made;
            continue;
        }
        more[v->more_count++] = made;
        v->more_open = v->more_open || made.error.len > 0 || (form_again(rq) && made.value.len > 0);
    }
    return ST_OK;
}

enum status ledger_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_form_v v = {0};
    const struct ledger_definition *d;
    struct ledger_kind k;

    TRY(ledger_open(ctx, path_text(rq, "kind"), &k, &d));
    if (!k.on || !ledger_may_write(ctx, &k))
        v.shut = k.on ? T("ledger.err.denied") : T("ledger.err.off");
    v.title = TF(ctx->arena, "ledger.new.title", k.name);
    v.crumbs = ledger_web_crumbs(ctx, &k, T("ledger.do.add"));
    v.meta = d->about;
    v.url = ledger_web_kind_url(ctx, k.kind, "/new");
    v.back = ledger_web_kind_url(ctx, k.kind, "");
    v.go = T("ledger.do.save");
    v.upload = ledger_files(d) != NULL;
    TRY(new_fields(ctx, rq, d, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &ledger_form_view, &v);
}

enum status ledger_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_given given[LEDGER_FIELDS];
    struct ledger_entry_new in = {.kind = path_text(rq, "kind"), .values = given};
    const struct ledger_definition *d;
    struct ledger_kind k;
    int64_t id;

    TRY(ledger_open(ctx, in.kind, &k, &d));
    in.count = given_all(ctx, rq, d, given);
    TRY(ledger_entry_add(ctx, &in, &id));
    TRY(add_files(ctx, rq, id));
    respond_flash(rs, "ledger.flash.added", k.name);
    return respond_see_other(rs, "/ledger/entry/%lld", (long long)id);
}

/* ---------------------------------------------------------------- a correction */

static enum status newest(struct ctx *ctx, int64_t id, struct ledger_whole *w)
{
    TRY(ledger_whole_get(ctx, id, w));
    TRY(ledger_definition_of(ctx, w->kind.version_id, &w->d));
    ledger_values_unpack(ctx->arena, w->d, w->entry.data, &w->values);
    return ST_OK;
}

static struct crumbs_v crumbs_to(struct ctx *ctx, const struct ledger_whole *w, struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 3, struct link_v);
    struct crumbs_v c = ledger_web_crumbs(ctx, &w->kind, here);

    memcpy(up, c.items, 2 * sizeof *up);
    up[2] = (struct link_v){.label = w->entry.title, .url = ledger_web_url(ctx, w->entry.id, "")};
    c.items = up;
    c.items_count = 3;
    return c;
}

enum status ledger_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_form_v v = {0};
    struct ledger_whole w = {0};
    struct field_v *fields;

    TRY(newest(ctx, path_id(rq, "id"), &w));
    if (!w.may_write)
        v.shut = T("ledger.err.denied");
    v.title = TF(ctx->arena, "ledger.edit.title", w.entry.title);
    v.crumbs = crumbs_to(ctx, &w, T("ledger.do.edit"));
    v.url = ledger_web_url(ctx, w.entry.id, "/edit");
    v.back = ledger_web_url(ctx, w.entry.id, "");
    v.go = T("ledger.do.save");
    fields = arena_array(ctx->arena, w.d->fields_count + 1, struct field_v);
    v.fields = fields;
    name_errors(ctx, w.d);
    arr_each (i, w.d->fields_count)
        if (w.d->fields[i].type != LEDGER_FILES)
            TRY(field_make(ctx, rq, w.d, i, w.values.at[i], w.d->fields[i].required,
                           &fields[v.fields_count++]));
    fields[v.fields_count++] = version_field(ctx, rq, w.entry.version);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &ledger_form_view, &v);
}

enum status ledger_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_given given[LEDGER_FIELDS];
    struct ledger_entry_change in = {
        .id = path_id(rq, "id"), .version = param_id(rq, "version"), .values = given};
    struct ledger_whole w = {0};

    TRY(newest(ctx, in.id, &w));
    in.count = given_all(ctx, rq, w.d, given);
    TRY(ledger_entry_edit(ctx, &in));
    respond_flash(rs, "ledger.flash.changed", w.entry.title);
    return respond_see_other(rs, "/ledger/entry/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- a step */

static bool asks(const struct ledger_step *s, struct str field)
{
    return ledger_words_have(&s->needs, field) || ledger_words_have(&s->asks, field);
}

static void step_facts(struct ctx *ctx, const struct ledger_whole *w, const struct ledger_step *s,
                       struct ledger_form_v *v)
{
    struct kv_item_v *facts = arena_array(ctx->arena, 2, struct kv_item_v);

    facts[0] = (struct kv_item_v){.label = w->kind.name, .value = w->entry.title};
    facts[1] = (struct kv_item_v){.label = T("ledger.col.state"),
                                  .value = TF(ctx->arena, "ledger.step.way",
                                              ledger_state_label(w->d, w->entry.state),
                                              ledger_state_label(w->d, s->to))};
    v->facts = facts;
    v->facts_count = 2;
}

/* A day that the step needs is today unless somebody says otherwise. */
static struct str step_value(struct ctx *ctx, const struct ledger_whole *w,
                             const struct ledger_step *s, size_t i)
{
    const struct ledger_field *f = &w->d->fields[i];
    char text[DATE_TEXT_SIZE];

    if (w->values.at[i].len > 0)
        return w->values.at[i];
    if (f->type == LEDGER_DATE && ledger_words_have(&s->needs, f->name) &&
        !str_has(f->name, S("due")))
        return str_dup(ctx->arena, str_from(date_format(ctx->today, text)));
    return first_value(ctx, f);
}

static enum status step_fields(struct ctx *ctx, const struct request *rq,
                               const struct ledger_whole *w, const struct ledger_step *s,
                               struct ledger_form_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, w->d->fields_count + 2, struct field_v);

    v->fields = fields;
    name_errors(ctx, w->d);
    arr_each (i, w->d->fields_count) {
        const struct ledger_field *f = &w->d->fields[i];
        const bool needed = ledger_words_have(&s->needs, f->name);

        if (!asks(s, f->name))
            continue;
        if (f->type == LEDGER_FILES)
            v->upload = true;
        TRY(field_make(ctx, rq, w->d, i, step_value(ctx, w, s, i), needed || f->required,
                       &fields[v->fields_count++]));
    }
    fields[v->fields_count] = form_field(ctx, rq, "text", "note", "ledger.f.note", S(""));
    form_max(&fields[v->fields_count], LEDGER_NOTE_CHARS, LINES_ROWS);
    if (!s->note)
        form_optional(&fields[v->fields_count]);
    v->fields_count++;
    fields[v->fields_count++] = version_field(ctx, rq, w->entry.version);
    return ST_OK;
}

enum status ledger_web_step_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_form_v v = {0};
    const struct ledger_step *s;
    struct ledger_whole w = {0};
    struct str tail;

    TRY(ledger_step_find(ctx, path_id(rq, "id"), path_text(rq, "step"), &w, &s));
    tail = str_printf(ctx->arena, "/step/" STR_FMT, STR_ARG(s->name));
    v.title = s->label;
    v.crumbs = crumbs_to(ctx, &w, s->label);
    v.url = ledger_web_url(ctx, w.entry.id, str_z(ctx->arena, tail));
    v.back = ledger_web_url(ctx, w.entry.id, "");
    v.go = s->label;
    step_facts(ctx, &w, s, &v);
    TRY(step_fields(ctx, rq, &w, s, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &ledger_form_view, &v);
}

enum status ledger_web_step(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct ledger_given given[LEDGER_FIELDS];
    struct ledger_entry_step in = {
        .change = {.id = path_id(rq, "id"), .version = param_id(rq, "version"), .values = given},
        .step = path_text(rq, "step"),
        .note = param_text(rq, "note")};
    const struct ledger_step *s;
    struct ledger_whole w = {0};

    TRY(ledger_step_find(ctx, in.change.id, in.step, &w, &s));
    in.change.count = given_all(ctx, rq, w.d, given);
    TRY(add_files(ctx, rq, in.change.id));
    TRY(ledger_entry_step(ctx, &in));
    respond_flash(rs, "ledger.flash.stepped", s->label);
    return respond_see_other(rs, "/ledger/entry/%lld", (long long)in.change.id);
}
