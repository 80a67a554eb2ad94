// SPDX-License-Identifier: MulanPSL-2.0
/* Reading the library, and what the office says of it. */
#include "base/utf8.h"
#include "modules/statute/statute_actions.h"
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "statute_shipped_text.h"

enum { WORDS_BYTES_MAX = 8000, WORDS_MAX = 200 };

enum status statute_get(struct ctx *ctx, int64_t id, struct statute *out)
{
    return statute_store_get(ctx, id, out);
}

enum status statute_find(struct ctx *ctx, struct str q, unsigned limit, struct statute **out,
                         size_t *out_count)
{
    const struct statute_filter f = {.q = q, .limit = limit};
    struct str next;
    int64_t total;

    return statute_store_page(ctx, &f, out, out_count, &next, &total);
}

enum status statute_texts(struct ctx *ctx, int64_t statute_id, struct statute_text **out,
                          size_t *out_count)
{
    return statute_store_texts(ctx, statute_id, out, out_count);
}

enum status statute_text_get(struct ctx *ctx, int64_t id, struct statute_text *out)
{
    return statute_store_text(ctx, id, out);
}

enum status statute_text_on(struct ctx *ctx, int64_t statute_id, struct date on,
                            struct statute_text *out)
{
    int64_t id;

    TRY(statute_choose_text(ctx, statute_id, on, &id));
    return statute_store_text(ctx, id, out);
}

enum status clause_list(struct ctx *ctx, int64_t text_id, struct str kind, struct clause **out,
                        size_t *out_count)
{
    return statute_store_clauses(ctx, text_id, kind, out, out_count);
}

enum status clause_get(struct ctx *ctx, int64_t id, struct clause *out)
{
    return statute_store_clause(ctx, id, out);
}

enum status clause_cite(struct ctx *ctx, int64_t id, struct str *out)
{
    struct statute_text t;
    struct clause c;

    TRY(statute_store_clause(ctx, id, &c));
    TRY(statute_store_text(ctx, c.text_id, &t));
    *out = str_printf(ctx->arena, "《" STR_FMT "》" STR_FMT, STR_ARG(t.title), STR_ARG(c.number));
    return ST_OK;
}

/* ---------------------------------------------------------------- acts */

struct marking {
    int64_t id;
    struct str kind;
};

static enum status mark_tx(struct ctx *ctx, const void *input)
{
    const struct marking *m = input;
    struct clause c;

    TRY(statute_store_clause(ctx, m->id, &c));
    TRY(statute_store_mark(ctx, c.id, m->kind));
    return event_emit(ctx, "statute.marked", c.statute_id);
}

enum status clause_mark(struct ctx *ctx, int64_t id, struct str kind)
{
    const struct marking m = {id, kind};

    if (!statute_kind_known(kind))
        return fail_field(&ctx->err, "kind", "statute.err.kind", NULL);
    return db_tx(ctx, mark_tx, &m);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct statute_change *in = input;
    struct statute s;

    TRY(statute_store_get(ctx, in->id, &s));
    s.version = in->version;
    s.level = in->level;
    s.issuer = in->issuer;
    s.repealed = in->repealed;
    TRY(statute_store_update(ctx, &s, statute_rank(s.level)));
    return event_emit(ctx, "statute.changed", s.id);
}

enum status statute_change(struct ctx *ctx, const struct statute_change *in)
{
    if (statute_rank(in->level) < 0)
        invalid(ctx, "level", "statute.err.level", NULL);
    if (utf8_chars(in->issuer.ptr, in->issuer.len) > STATUTE_ISSUER_CHARS)
        invalid(ctx, "issuer", "statute.err.issuer", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, in);
}

static enum status force_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct statute s;

    TRY(statute_store_get(ctx, *id, &s));
    TRY(statute_choose_text(ctx, s.id, ctx->today, &s.text_id));
    TRY(statute_store_update(ctx, &s, statute_rank(s.level)));
    return event_emit(ctx, "statute.in_force", s.id);
}

enum status statute_come_into_force(struct ctx *ctx)
{
    int64_t *ids;
    size_t count;

    TRY(statute_store_coming(ctx, ctx->today, &ids, &count));
    arr_each (i, count) {
        struct statute s;
        int64_t text_id;

        TRY(statute_store_get(ctx, ids[i], &s));
        TRY(statute_choose_text(ctx, ids[i], ctx->today, &text_id));
        if (text_id != s.text_id)
            TRY(db_tx(ctx, force_tx, &ids[i]));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- words that often go wrong */

enum status statute_words_text(struct ctx *ctx, struct str *out, int64_t *out_version)
{
    struct statute_setting s;
    const enum status st = statute_store_setting(ctx, &s);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        *out = str_trim(str_from(statute_words_txt));
        *out_version = 0;
        return ST_OK;
    }
    TRY(st);
    *out = s.words;
    *out_version = s.version;
    return ST_OK;
}

enum status statute_words(struct ctx *ctx, struct statute_word **out, size_t *out_count)
{
    struct str lines, line, word;
    int64_t version;

    TRY(statute_words_text(ctx, &lines, &version));
    *out = arena_array(ctx->arena, WORDS_MAX, struct statute_word);
    *out_count = 0;
    while (*out_count < WORDS_MAX && str_cut(&lines, '\n', &line)) {
        (void)str_cut(&line, '=', &word);
        word = str_trim(word);
        if (word.len > 0)
            (*out)[(*out_count)++] = (struct statute_word){word, str_trim(line)};
    }
    return ST_OK;
}

struct setting {
    struct str lines;
    int64_t version;
};

static enum status words_tx(struct ctx *ctx, const void *input)
{
    const struct setting *in = input;
    struct statute_setting have = {0};
    const enum status st = statute_store_setting(ctx, &have);

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    if (have.id != 0 && in->version == 0)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (have.id == 0)
        have.id = db_new_id(ctx);
    have.version = in->version;
    have.words = in->lines;
    TRY(statute_store_setting_put(ctx, &have));
    return event_emit(ctx, "statute.words_set", have.id);
}

enum status statute_words_set(struct ctx *ctx, struct str lines, int64_t version)
{
    const struct setting in = {lines, version};

    if (lines.len == 0 || lines.len > WORDS_BYTES_MAX)
        return fail_field(&ctx->err, "words", "statute.err.words", NULL);
    return db_tx(ctx, words_tx, &in);
}
