// SPDX-License-Identifier: MulanPSL-2.0
/* One-time codes: made for the people of a body, and used at a shared terminal. */
#include "modules/body/body.h"
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_store_code.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/password.h"

/* Whose codes: those of the meeting, or of this vote alone. */
static void panel_of(const struct vote *v, struct vote_code *out)
{
    const bool own = v->panel.len == 0 || v->panel_id == 0;

    out->panel = own ? S("vote") : v->panel;
    out->panel_id = own ? v->id : v->panel_id;
}

/* As typed: blanks, hyphens and capitals do not matter. A scanner types the whole address. */
static struct str plain(struct arena *a, struct str typed)
{
    struct str head, rest = typed;
    char *to;
    size_t n = 0;

    if (str_cut(&rest, '#', &head) && rest.len > 0)
        typed = rest;
    to = arena_alloc(a, typed.len + 1);

    arr_each (i, typed.len) {
        const char c = typed.ptr[i];

        if (c >= 'A' && c <= 'Z')
            to[n++] = (char)(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            to[n++] = c;
    }
    return (struct str){to, n};
}

static struct str hash_of(struct ctx *ctx, struct str code)
{
    return crypt_blind(ctx, "vote.code", code);
}

/* ---- issue ---- */

struct issue {
    const struct vote *v;
    const struct body_member *members;
    const struct vote_code_new *codes;
    size_t count;
};

static enum status issue_tx(struct ctx *ctx, const void *input)
{
    const struct issue *in = input;
    struct vote_code code = {0};

    panel_of(in->v, &code);
    TRY(vote_store_codes_end(ctx, code.panel, code.panel_id));
    arr_each (i, in->count) {
        code.account_id = in->members[i].account_id;
        code.deputy_id = in->members[i].deputy_id;
        code.name = in->members[i].name;
        code.hash = hash_of(ctx, in->codes[i].code);
        TRY(vote_store_code_add(ctx, &code));
    }
    return event_emit_data(ctx, "vote.codes_issued", in->v->id,
                           str_printf(ctx->arena, "{\"codes\":%zu}", in->count));
}

enum status vote_codes_issue(struct ctx *ctx, int64_t vote_id, struct vote_code_new **out,
                             size_t *out_count)
{
    struct body_member *members;
    struct vote_code_new *codes;
    struct vote v;
    size_t count;

    TRY(vote_get(ctx, vote_id, &v));
    if (v.method != VOTE_DEVICE || v.state > VOTE_OPEN)
        return fail(&ctx->err, ST_RULE, "vote.code.not_now", NULL);
    if (v.body_id == 0)
        return fail(&ctx->err, ST_RULE, "vote.open.no_body", NULL);
    TRY(body_members_at(ctx, v.body_id, v.on, &members, &count));
    codes = arena_array(ctx->arena, count, struct vote_code_new);
    arr_each (i, count)
        codes[i] = (struct vote_code_new){.name = members[i].name,
                                          .code = crypt_random_text(ctx->arena, VOTE_CODE_CHARS)};
    TRY(db_tx(ctx, issue_tx, &(struct issue){&v, members, codes, count}));
    *out = codes;
    *out_count = count;
    return ST_OK;
}

/* ---- use ---- */

/* The work of a password, so that trying codes is slow; no answer tells anything. */
static enum status nobodys(struct ctx *ctx, struct str code)
{
    (void)password_verify(code, S(""));
    ctx->err = (struct err){0};
    return fail_field(&ctx->err, "code", "vote.code.wrong", NULL);
}

enum status vote_code_use(struct ctx *ctx, struct str typed, struct vote_code_use *out)
{
    const struct str code = plain(ctx->arena, typed);
    struct vote_code_vote *votes;
    struct vote_code found;
    size_t count, at = 0;
    enum status st = ST_NOT_FOUND;

    if (code.len == VOTE_CODE_CHARS)
        st = vote_store_code_find(ctx, hash_of(ctx, code), &found);
    if (st == ST_NOT_FOUND)
        return nobodys(ctx, code);
    TRY(st);
    ctx->congress_id = found.congress_id;
    TRY(vote_store_code_votes(ctx, &found, &votes, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "vote.code.no_vote", NULL);
    while (at + 1 < count && (votes[at].voted || !votes[at].present))
        at++;
    if (!votes[at].present && !votes[at].voted)
        return fail(&ctx->err, ST_RULE, "vote.not_present", NULL);
    *out = (struct vote_code_use){
        .congress_id = found.congress_id,
        .vote_id = votes[at].vote_id,
        .voter_id = votes[at].voter_id,
        .name = found.name,
        .voted = votes[at].voted,
    };
    return ST_OK;
}
