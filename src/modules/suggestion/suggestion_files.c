// SPDX-License-Identifier: MulanPSL-2.0
/* Who may see, add, remove and publish files of suggestions, replies and notes. */
#include "modules/suggestion/suggestion_files.h"
#include "modules/suggestion/suggestion_act.h"
#include "platform/text.h"

static bool can(const struct act *a, enum suggestion_verb verb)
{
    return suggestion_allowed(a->s.state, verb) && suggestion_may(&a->who, verb);
}

static enum status denied(struct ctx *ctx)
{
    return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
}

static enum status not_found(struct ctx *ctx)
{
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static struct str title_of(struct ctx *ctx, const struct suggestion *s)
{
    const struct str number = suggestion_number_text(ctx->arena, s);

    if (number.len == 0)
        return s->title.len != 0 ? s->title : T("suggestion.mine.no_title");
    return TF(ctx->arena, "suggestion.form_meta", number, s->title);
}

/* ---------------------------------------------------------------- of the deputy's text */

static enum status text_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct act a;

    TRY(act_load(ctx, id, &a));
    if (suggestion_only_public(&a)) /* what is open to all has another way */
        return not_found(ctx);
    switch (what) {
    case ATTACHMENT_READ:
        return ST_OK;
    case ATTACHMENT_OPEN:
        return can(&a, DO_PUBLISH) ? ST_OK : denied(ctx);
    case ATTACHMENT_ADD:
    case ATTACHMENT_REMOVE:
        break;
    }
    if (a.who.system || can(&a, DO_SAVE))
        return ST_OK;
    /* What came on paper is scanned by the office before it is handed over. */
    if (a.who.register_ && (a.s.state == SUGGESTION_SUBMITTED || a.s.state == SUGGESTION_ACCEPTED))
        return ST_OK;
    return a.who.lead_deputy ? fail(&ctx->err, ST_RULE, "suggestion.err.wrong_state", NULL)
                             : denied(ctx);
}

static enum status text_where(struct ctx *ctx, int64_t id, struct str *out_title,
                              struct str *out_url)
{
    struct act a;

    TRY(act_load(ctx, id, &a));
    *out_title = title_of(ctx, &a.s);
    *out_url = str_printf(ctx->arena,
                          a.who.lead_deputy && can(&a, DO_SAVE) ? "/suggestion/draft/%lld"
                                                                : "/suggestion/%lld",
                          (long long)id);
    return ST_OK;
}

static enum status text_is_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct suggestion s;

    TRY(suggestion_store_get(ctx, id, &s));
    *out = s.public_text && !s.confidential;
    return ST_OK;
}

/* ---------------------------------------------------------------- of a reply */

static enum status reply_load(struct ctx *ctx, int64_t id, struct suggestion_reply_row *row,
                              struct act *a)
{
    TRY(suggestion_store_reply(ctx, id, row));
    TRY(act_load(ctx, row->r.suggestion_id, a));
    if (suggestion_only_public(a))
        return not_found(ctx);
    if (!str_eqz(row->r.state, "sent") && !suggestion_sees_drafts(ctx, &row->r))
        return not_found(ctx);
    return ST_OK;
}

static enum status reply_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct suggestion_reply_row row;
    struct act a;

    TRY(reply_load(ctx, id, &row, &a));
    switch (what) {
    case ATTACHMENT_READ:
        return ST_OK;
    case ATTACHMENT_OPEN:
        return str_eqz(row.r.state, "sent") && can(&a, DO_PUBLISH) ? ST_OK : denied(ctx);
    case ATTACHMENT_ADD:
    case ATTACHMENT_REMOVE:
        break;
    }
    if (a.who.system)
        return ST_OK;
    if (!suggestion_sees_drafts(ctx, &row.r))
        return denied(ctx);
    /* What was signed off is sent as it was signed off. */
    return str_eqz(row.r.state, "draft") || str_eqz(row.r.state, "sent_back")
               ? ST_OK
               : fail(&ctx->err, ST_RULE, "suggestion.err.reply_locked", NULL);
}

static enum status reply_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct suggestion_reply_row row;
    struct act a;

    TRY(reply_load(ctx, id, &row, &a));
    *out_title = TF(ctx->arena, "suggestion.files.reply_of", title_of(ctx, &a.s));
    *out_url = str_eqz(row.r.state, "draft") || str_eqz(row.r.state, "sent_back")
                   ? str_printf(ctx->arena, "/suggestion/%lld/reply", (long long)a.s.id)
                   : str_printf(ctx->arena, "/suggestion/%lld/reply/%lld", (long long)a.s.id,
                                (long long)id);
    return ST_OK;
}

static enum status reply_is_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct suggestion_publication *all;
    struct suggestion_reply_row row;
    bool text_public;
    size_t count;

    TRY(suggestion_store_reply(ctx, id, &row));
    TRY(text_is_public(ctx, row.r.suggestion_id, &text_public));
    TRY(suggestion_store_publications(ctx, row.r.suggestion_id, &all, &count));
    *out = false;
    arr_each (i, count)
        *out = *out || (text_public && all[i].reply_id == id && all[i].is_public &&
                        str_eqz(row.r.state, "sent"));
    return ST_OK;
}

/* ---------------------------------------------------------------- of a note */

static enum status note_load(struct ctx *ctx, int64_t id, struct suggestion_note *note,
                             struct act *a)
{
    int64_t suggestion_id;

    TRY(suggestion_store_note(ctx, id, note, &suggestion_id));
    TRY(act_load(ctx, suggestion_id, a));
    return suggestion_only_public(a) ? not_found(ctx) : ST_OK;
}

static enum status note_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct suggestion_note note;
    struct act a;

    TRY(note_load(ctx, id, &note, &a));
    if (what == ATTACHMENT_READ || a.who.system)
        return ST_OK;
    if (what == ATTACHMENT_OPEN || ctx->actor->account_id == 0 ||
        note.account_id != ctx->actor->account_id)
        return denied(ctx);
    return date_none(a.s.closed_on) ? ST_OK
                                    : fail(&ctx->err, ST_RULE, "suggestion.err.wrong_state", NULL);
}

static enum status note_where(struct ctx *ctx, int64_t id, struct str *out_title,
                              struct str *out_url)
{
    struct suggestion_note note;
    struct act a;

    TRY(note_load(ctx, id, &note, &a));
    *out_title = TF(ctx->arena, "suggestion.files.note_of", title_of(ctx, &a.s));
    *out_url = str_printf(ctx->arena, "/suggestion/%lld", (long long)a.s.id);
    return ST_OK;
}

const struct attachment_owner SUGGESTION_ATTACHMENTS[] = {
    {.kind = SUGGESTION_FILES,
     .may = text_may,
     .where = text_where,
     .is_public = text_is_public,
     .phone = true},
    {.kind = SUGGESTION_REPLY_FILES,
     .may = reply_may,
     .where = reply_where,
     .is_public = reply_is_public},
    {.kind = SUGGESTION_NOTE_FILES, .may = note_may, .where = note_where},
    {0},
};
