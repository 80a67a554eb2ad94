// SPDX-License-Identifier: MulanPSL-2.0
/* Taking in a text: cut, compared with what is there, kept with its clauses and their pairs. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/statute/statute_actions.h"
#include "modules/statute/statute_gram.h"
#include "modules/statute/statute_parse.h"
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DIGEST_BYTES = 32, GRAM_BYTES_MAX = 64 << 20 };

struct taking {
    const struct statute_new *in;
    const struct statute_parsed *parsed;
    struct str title, name, digest;
    struct statute_taken *out;
};

/* ---------------------------------------------------------------- names */

struct str statute_name_of(struct arena *a, struct str title)
{
    const struct str plain = statute_squash(a, title), nation = S("中华人民共和国");

    return str_starts(plain, nation) && plain.len > nation.len
               ? (struct str){plain.ptr + nation.len, plain.len - nation.len}
               : plain;
}

static struct str odd_lines(struct arena *a, const struct statute_parsed *p)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, p->odd_count) {
        if (i > 0)
            buf_char(&b, '\n');
        buf_printf(&b, "%s|" STR_FMT "|" STR_FMT, p->odd[i].what, STR_ARG(p->odd[i].number),
                   STR_ARG(p->odd[i].before));
    }
    return buf_view(&b);
}

/* ---------------------------------------------------------------- the rows */

static enum status put_clauses(struct ctx *ctx, int64_t text_id, const struct statute_parsed *p)
{
    struct buf grams = buf_new(ctx->arena, GRAM_BYTES_MAX);

    arr_each (i, p->count) {
        const struct statute_piece *piece = &p->pieces[i];
        const bool article = strcmp(piece->level, "article") == 0;

        TRY(statute_store_clause_insert(
            ctx, &(struct clause){
                     .id = db_new_id(ctx),
                     .text_id = text_id,
                     .place = (int64_t)i + 1,
                     .level = str_from(piece->level),
                     .number = piece->number,
                     .n = piece->n,
                     .sub = piece->sub,
                     .heading = piece->path,
                     .text = piece->text,
                     .kind = article ? statute_guess_kind(piece->path, piece->text) : S("none"),
                 }));
        if (article)
            statute_grams_put(&grams, (int64_t)i + 1, piece->text);
    }
    return statute_store_grams_insert(ctx, text_id, grams.len > 0 ? buf_view(&grams) : S(""));
}

static enum status put_text(struct ctx *ctx, const struct taking *t, int64_t statute_id,
                            int64_t *out_id)
{
    struct statute_text text = {
        .id = db_new_id(ctx),
        .statute_id = statute_id,
        .title = t->title,
        .history = t->parsed->history.len > 0 ? t->parsed->history : S(""),
        .adopted_on = date_none(t->in->adopted_on) ? t->parsed->adopted_on : t->in->adopted_on,
        .effective_on =
            date_none(t->in->effective_on) ? t->parsed->effective_on : t->in->effective_on,
        .body = t->in->text,
        .articles = (int64_t)t->parsed->articles,
        .odd = odd_lines(ctx->arena, t->parsed),
        .source = t->in->source.len > 0 ? t->in->source : S(""),
    };

    if (date_none(t->in->effective_on)) /* what it says of its first version */
        text.effective_on = date_later(text.effective_on, text.adopted_on);
    if (text.odd.len == 0)
        text.odd = S("");
    TRY(statute_store_text_insert(ctx, &text, t->digest));
    TRY(put_clauses(ctx, text.id, t->parsed));
    *out_id = text.id;
    return ST_OK;
}

enum status statute_choose_text(struct ctx *ctx, int64_t statute_id, struct date on,
                                int64_t *out_id)
{
    struct statute_text *texts;
    size_t count, best = 0;

    TRY(statute_store_texts(ctx, statute_id, &texts, &count));
    for (size_t i = 1; i < count; i++)
        if (statute_text_rather(on, texts[best].effective_on, texts[i].effective_on))
            best = i;
    *out_id = count > 0 ? texts[best].id : 0;
    return ST_OK;
}

static enum status find_or_make(struct ctx *ctx, const struct taking *t, struct statute *out)
{
    enum status st;

    if (t->in->statute_id != 0)
        return statute_store_get(ctx, t->in->statute_id, out);
    st = statute_store_named(ctx, t->name, out);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct statute){
        .id = db_new_id(ctx),
        .version = 1,
        .title = t->title,
        .level =
            t->in->level.len > 0 ? t->in->level : statute_guess_level(t->title, t->parsed->history),
        .issuer = t->in->issuer.len > 0 ? t->in->issuer : S(""),
    };
    return statute_store_insert(ctx, out, t->name, statute_rank(out->level));
}

static enum status tell(struct ctx *ctx, int64_t id, int64_t text_id, int64_t articles)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);

    json_object(&j, NULL);
    json_int(&j, "text", text_id);
    json_int(&j, "articles", articles);
    json_object_end(&j);
    return event_emit_data(ctx, "statute.imported", id, buf_view(&b));
}

static enum status take_tx(struct ctx *ctx, const void *input)
{
    const struct taking *t = input;
    struct statute s;
    enum status st;

    TRY(find_or_make(ctx, t, &s));
    *t->out = (struct statute_taken){.statute_id = s.id};
    st = statute_store_same(ctx, s.id, t->digest, &t->out->text_id);
    if (st == ST_OK) {
        t->out->present = true;
        return ST_OK;
    }
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(put_text(ctx, t, s.id, &t->out->text_id));
    TRY(statute_choose_text(ctx, s.id, ctx->today, &s.text_id));
    TRY(statute_store_update(ctx, &s, statute_rank(s.level)));
    return tell(ctx, s.id, t->out->text_id, (int64_t)t->parsed->articles);
}

static struct str digest_of(struct ctx *ctx, struct str body)
{
    const struct str plain = statute_squash(ctx->arena, body);
    uint8_t sum[DIGEST_BYTES];

    crypt_sm3(plain.ptr, plain.len, sum);
    return str_hex(ctx->arena, sum, sizeof sum);
}

static void check(struct ctx *ctx, const struct statute_new *in, struct str title)
{
    if (in->level.len > 0 && statute_rank(in->level) < 0)
        invalid(ctx, "level", "statute.err.level", NULL);
    if (utf8_chars(title.ptr, title.len) > STATUTE_TITLE_CHARS)
        invalid(ctx, "title", "statute.err.title_long", NULL);
    if (!date_none(in->adopted_on) && !date_none(in->effective_on) &&
        date_cmp(in->effective_on, in->adopted_on) < 0)
        invalid(ctx, "effective_on", "statute.err.days", NULL);
}

enum status statute_import(struct ctx *ctx, const struct statute_new *in, struct statute_taken *out)
{
    struct statute_parsed parsed;
    struct taking t = {.in = in, .parsed = &parsed, .out = out};

    if (in->text.len == 0)
        return fail_field(&ctx->err, "text", "statute.err.no_text", NULL);
    if (utf8_chars(in->text.ptr, in->text.len) > STATUTE_TEXT_CHARS)
        return fail_field(&ctx->err, "text", "statute.err.too_long", NULL);
    TRY(statute_parse(ctx->arena, &ctx->err, in->text, &parsed));
    t.title = in->title.len > 0 ? in->title : parsed.title;
    t.name = statute_name_of(ctx->arena, t.title);
    t.digest = digest_of(ctx, in->text);
    check(ctx, in, t.title);
    TRY(invalid_done(ctx));
    return db_tx(ctx, take_tx, &t);
}

enum status statute_look(struct ctx *ctx, struct str text, bool *out_present)
{
    struct statute_parsed parsed;
    struct statute s;
    enum status st;
    int64_t id;

    *out_present = false;
    TRY(statute_parse(ctx->arena, &ctx->err, text, &parsed));
    st = statute_store_named(ctx, statute_name_of(ctx->arena, parsed.title), &s);
    if (st == ST_OK)
        st = statute_store_same(ctx, s.id, digest_of(ctx, text), &id);
    *out_present = st == ST_OK;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}
