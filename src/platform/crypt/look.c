// SPDX-License-Identifier: MulanPSL-2.0
/* The reasons for which people looked at personal values: table crypt_look. */
#include "platform/look.h"
#include "base/utf8.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

static const char NOTE[] = "crypt_look.note";

enum status look_open(struct ctx *ctx, const char *kind, int64_t id, int64_t *out_until)
{
    struct rows r;

    *out_until = ctx->now + 1;
    if (ctx->actor->system)
        return ST_OK;
    TRY(DB_ROWS(ctx, &r,
                "SELECT MAX(at) FROM crypt_look WHERE congress_id = :congress"
                " AND account_id = :account AND session_id = :session AND kind = :kind"
                " AND subject_id = :subject AND at > :since",
                B_INT("congress", ctx->congress_id), B_INT("account", ctx->actor->account_id),
                B_INT("session", ctx->actor->session_id), B_Z("kind", kind), B_INT("subject", id),
                B_INT("since", ctx->now - (int64_t)LOOK_MINUTES * 60)));
    *out_until = cell_null(&r, 0, 0) ? 0 : cell_int(&r, 0, 0) + (int64_t)LOOK_MINUTES * 60;
    return ST_OK;
}

/* ---------------------------------------------------------------- saying why */

static bool known(struct str why)
{
    struct str all = S(LOOK_WHYS), word;

    while (str_cut(&all, ' ', &word))
        if (str_eq(word, why))
            return true;
    return false;
}

static enum status add(struct ctx *ctx, const struct look_new *in, int64_t id)
{
    struct str note = S("");

    if (in->key_id != 0)
        TRY(crypt_seal(ctx, in->key_id, NOTE, in->note, &note));
    TRY(DB_EXEC(ctx,
                "INSERT INTO crypt_look (congress_id, id, account_id, session_id, who, kind,"
                " subject_id, why, key_id, note_sealed, at) VALUES (:congress, :id, :account,"
                " :session, :who, :kind, :subject, :why, :key, :note, :at)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("account", ctx->actor->account_id), B_INT("session", ctx->actor->session_id),
                B_TEXT("who", ctx->actor->name), B_Z("kind", in->kind), B_INT("subject", in->id),
                B_TEXT("why", in->why), B_ID("key", in->key_id), B_SEALED("note", note),
                B_INT("at", ctx->now)));
    return event_row(ctx, "crypt_look", id);
}

static enum status say_tx(struct ctx *ctx, const void *input)
{
    const struct look_new *in = input;

    TRY(add(ctx, in, db_new_id(ctx)));
    return event_emit_data(ctx, str_printf(ctx->arena, "%s.looked", in->kind).ptr, in->id,
                           str_printf(ctx->arena, "{\"why\":\"" STR_FMT "\"}", STR_ARG(in->why)));
}

enum status look_say(struct ctx *ctx, const struct look_new *in)
{
    if (!known(in->why))
        invalid(ctx, "why", "reveal.say_why", NULL);
    else if (str_eqz(in->why, "other") && in->note.len == 0)
        invalid(ctx, "note", "reveal.say_what", NULL);
    if (utf8_chars(in->note.ptr, in->note.len) > LOOK_NOTE_CHARS)
        invalid(ctx, "note", "form.too_long", "100");
    TRY(invalid_done(ctx));
    return db_tx(ctx, say_tx, in);
}

/* ---------------------------------------------------------------- who has looked */

static const struct db_filter FILTERS[] = {
    {"kind", "l.kind = :kind", BIND_TEXT}, {"why", "l.why = :why", BIND_TEXT},
    {"who", "l.who = :who", BIND_TEXT},    {"from", "l.at >= :from", BIND_INT},
    {"to", "l.at < :to", BIND_INT},        {0},
};
static const struct db_sort SORTS[] = {{"at", "l.at", BIND_INT, "l.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT l.id, l.account_id, l.subject_id, l.at, l.kind, l.why, l.who"
              " FROM crypt_look l",
    .where = "l.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status look_page(struct ctx *ctx, const struct look_filter *filter, struct look **out,
                      size_t *out_count, struct str *out_next)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_OPT("kind", filter->kind),
        B_OPT("why", filter->why),
        B_OPT("who", filter->who),
        B_ID("from", date_none(filter->from) ? 0 : date_begin(filter->from)),
        B_ID("to", date_none(filter->to) ? 0 : date_begin(date_add_days(filter->to, 1))),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = filter->sort,
                                    .after = filter->after,
                                    .limit = filter->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct look);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct look){
            .id = cell_int(&r, i, 0),
            .account_id = cell_int(&r, i, 1),
            .subject_id = cell_int(&r, i, 2),
            .at = cell_int(&r, i, 3),
            .kind = cell_text(&r, i, 4),
            .why = cell_text(&r, i, 5),
            .who = cell_text(&r, i, 6),
        };
    return ST_OK;
}
