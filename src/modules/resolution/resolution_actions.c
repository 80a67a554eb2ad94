// SPDX-License-Identifier: MulanPSL-2.0
/* Documents from the first draft to their approval. */
#include "modules/resolution/resolution_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_source.h"
#include "modules/resolution/resolution_typed.h"

void resolution_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most)
{
    char limit[24];

    if (s.len == 0 && required) {
        invalid(ctx, field, "form.required", NULL);
        return;
    }
    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

void resolution_need_word(struct ctx *ctx, const char *field, struct str s, const char *words)
{
    struct str all = str_from(words), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(word, s))
            return;
    invalid(ctx, field, "form.choose", NULL);
}

/* ---------------------------------------------------------------- who may know of it */

static enum status given_to_own_organ(struct ctx *ctx, int64_t doc_id, bool *out)
{
    struct resolution_work *all;
    size_t count;

    *out = false;
    if (ctx->actor->organ_id == 0)
        return ST_OK;
    TRY(resolution_works(ctx, doc_id, 0, &all, &count));
    arr_each (i, count)
        *out = *out || all[i].organ_id == ctx->actor->organ_id;
    return ST_OK;
}

static enum status sent_to_deputy(struct ctx *ctx, int64_t doc_id, bool *out)
{
    struct resolution_delivery *all;
    size_t count;

    *out = false;
    if (ctx->actor->deputy_id == 0)
        return ST_OK;
    TRY(resolution_deliveries(ctx, 0, ctx->actor->deputy_id, &all, &count));
    arr_each (i, count)
        *out = *out || all[i].doc_id == doc_id;
    return ST_OK;
}

static enum status sent_to_own_organ(struct ctx *ctx, int64_t doc_id, bool *out)
{
    struct resolution_letter *all;
    size_t count;

    *out = false;
    if (ctx->actor->organ_id == 0)
        return ST_OK;
    TRY(resolution_letters_of_organ(ctx, ctx->actor->organ_id, &all, &count));
    arr_each (i, count)
        *out = *out || all[i].doc_id == doc_id;
    return ST_OK;
}

enum status resolution_load(struct ctx *ctx, int64_t id, struct resolution_doc *out)
{
    bool seen;

    TRY(resolution_store_get(ctx, id, out));
    if (ctx->actor->system || (may(ctx, "resolution.read") && resolution_source_known(ctx, out)))
        return ST_OK;
    TRY(given_to_own_organ(ctx, id, &seen));
    if (!seen)
        TRY(sent_to_deputy(ctx, id, &seen));
    if (!seen)
        TRY(sent_to_own_organ(ctx, id, &seen));
    return seen ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* What comes from meetings behind closed doors is left out for who does not know of them. */
enum status resolution_page(struct ctx *ctx, const struct resolution_filter *f,
                            struct resolution_row **out, size_t *out_count, struct str *out_next,
                            int64_t *out_total)
{
    size_t n = 0;

    TRY(resolution_store_page(ctx, f, out, out_count, out_next, out_total));
    arr_each (i, *out_count)
        if (resolution_source_known(ctx, &(*out)[i].d))
            (*out)[n++] = (*out)[i];
    *out_total -= (int64_t)(*out_count - n);
    *out_count = n;
    return ST_OK;
}

enum status resolution_published(struct ctx *ctx, int64_t id, struct resolution_doc *out,
                                 struct resolution_text *out_text)
{
    TRY(resolution_store_get(ctx, id, out));
    if (date_none(out->published_on))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return resolution_text_of(ctx, "public", id, 0, out_text);
}

enum status resolution_get(struct ctx *ctx, int64_t id, struct resolution_doc *out)
{
    return resolution_load(ctx, id, out);
}

enum status resolution_text_get(struct ctx *ctx, const struct resolution_doc *d,
                                struct resolution_text *out)
{
    return resolution_text_of(ctx, "doc", d->id, d->revision, out);
}

enum status resolution_of_item(struct ctx *ctx, int64_t item_id, struct resolution_doc **out,
                               size_t *out_count)
{
    return resolution_store_of_item(ctx, item_id, out, out_count);
}

enum status resolution_begin(struct ctx *ctx, int64_t id, int64_t version,
                             enum resolution_verb verb, struct resolution_doc *d)
{
    enum resolution_state to;

    TRY(resolution_load(ctx, id, d));
    if (version != 0 && version != d->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return resolution_next(d->state, verb, &to, &ctx->err);
}

/* ---------------------------------------------------------------- drafting */

struct addition {
    const struct resolution_new *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *a = input;
    const struct resolution_new *in = a->in;
    const struct resolution_doc d = {
        .id = db_new_id(ctx),
        .kind = in->kind,
        .body_kind = in->body_kind,
        .title = in->title,
        .revision = 1,
        .meeting_id = in->meeting_id,
        .item_id = in->item_id,
        .origin = in->origin,
        .power = in->power.len != 0 ? in->power : str_from(resolution_power_of(in->kind)),
        .topic_id = in->topic_id,
        .drafted_on = ctx->today,
        .drafted_by = ctx->actor->account_id,
    };

    TRY(resolution_store_insert(ctx, &d));
    TRY(resolution_store_add_text(
        ctx, "doc", d.id,
        &(struct resolution_text){.revision = 1, .title = in->title, .body = in->body}));
    *a->out_id = d.id;
    return event_emit(ctx, "resolution.drafted", d.id);
}

enum status resolution_add(struct ctx *ctx, const struct resolution_new *in, int64_t *out_id)
{
    resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "body", in->body, false, RESOLUTION_BODY_CHARS);
    resolution_need(ctx, "origin", in->origin, false, RESOLUTION_TITLE_CHARS);
    if (in->power.len != 0)
        resolution_need_word(ctx, "power", in->power, "supervision decision appointment");
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){in, out_id});
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_save *in = input;
    struct resolution_doc d;

    TRY(resolution_begin(ctx, in->id, in->version, RESOLUTION_SAVE, &d));
    d.revision++;
    d.title = in->title;
    TRY(resolution_store_add_text(
        ctx, "doc", d.id,
        &(struct resolution_text){
            .revision = d.revision, .title = in->title, .body = in->body, .note = in->note}));
    TRY(resolution_store_update(ctx, &d));
    return event_emit(ctx, "resolution.saved", d.id);
}

enum status resolution_save(struct ctx *ctx, const struct resolution_save *in)
{
    resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "body", in->body, true, RESOLUTION_BODY_CHARS);
    resolution_need(ctx, "note", in->note, false, RESOLUTION_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, in);
}

/* ---------------------------------------------------------------- on its way */

static const char *step_event(enum resolution_verb verb)
{
    return verb == RESOLUTION_SUBMIT      ? "resolution.submitted"
           : verb == RESOLUTION_SEND_BACK ? "resolution.sent_back"
                                          : "resolution.dropped";
}

static struct str note_data(struct ctx *ctx, struct str note)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    if (note.len != 0)
        json_str(&j, "note", note);
    json_object_end(&j);
    return buf_view(&b);
}

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_step *in = input;
    struct resolution_text text;
    struct resolution_doc d;

    TRY(resolution_begin(ctx, in->id, in->version, in->verb, &d));
    TRY(resolution_text_get(ctx, &d, &text));
    if (in->verb == RESOLUTION_SUBMIT && str_trim(text.body).len == 0)
        return fail(&ctx->err, ST_RULE, "resolution.no_text", NULL);
    TRY(resolution_next(d.state, in->verb, &d.state, &ctx->err));
    if (in->verb == RESOLUTION_SEND_BACK)
        TRY(resolution_typed_drop(ctx, d.id));
    TRY(resolution_store_update(ctx, &d));
    TRY(event_emit_data(ctx, step_event(in->verb), d.id, note_data(ctx, in->note)));
    if (in->verb == RESOLUTION_DROP)
        return ST_OK;
    return resolution_tell_doc(
        ctx, in->verb == RESOLUTION_SUBMIT ? "resolution.review" : "resolution.sent_back", &d,
        in->note);
}

enum status resolution_step(struct ctx *ctx, const struct resolution_step *in)
{
    resolution_need(ctx, "note", in->note, in->verb != RESOLUTION_SUBMIT, RESOLUTION_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, in);
}
