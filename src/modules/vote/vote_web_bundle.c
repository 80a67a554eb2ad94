// SPDX-License-Identifier: MulanPSL-2.0
/* Bundles of paper ballots: what each teller has, where they differ, and handing in the sum. */
#include "modules/vote/vote_web_bundle.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/text.h"

/* ---- where two counts differ, in words */

static void cell(struct ctx *ctx, struct buf *out, struct str name, struct str box, uint32_t a,
                 uint32_t b)
{
    if (a == b)
        return;
    if (out->len > 0)
        buf_str(out, T("vote.bundle.and"));
    buf_str(out, TF(ctx->arena, "vote.bundle.cell", name, box, vote_web_int(ctx, a),
                    vote_web_int(ctx, b)));
}

static void line(struct ctx *ctx, struct buf *out, const struct vote_sheet *s, size_t i,
                 const struct vote_count_line *a, const struct vote_count_line *b)
{
    const struct str name = i < s->options_count ? s->options[i].name : S("");
    struct str words[VOTE_GRADES_MAX];
    const size_t grades = s->v.kind == VOTE_RATING ? vote_grades(&s->v, words) : 0;

    arr_each (g, grades)
        cell(ctx, out, name, words[g], a->grades[g], b->grades[g]);
    cell(ctx, out, name, T("vote.yes"), a->yes, b->yes);
    cell(ctx, out, name, T("vote.no"), a->no, b->no);
    cell(ctx, out, name, T("vote.abstain"), a->abstain, b->abstain);
}

/* "" : they agree. Of names written in only that they differ. */
static struct str difference(struct ctx *ctx, const struct vote_sheet *s,
                             const struct vote_count *a, const struct vote_count *b)
{
    struct buf out = buf_new(ctx->arena, 0);
    bool names = a->write_ins_count != b->write_ins_count;

    cell(ctx, &out, S(""), T("vote.count.ballots"), a->ballots, b->ballots);
    cell(ctx, &out, S(""), T("vote.count.spoiled"), a->spoiled, b->spoiled);
    arr_each (i, s->lines)
        line(ctx, &out, s, i, &a->lines[i], &b->lines[i]);
    for (size_t i = 0; !names && i < a->write_ins_count; i++)
        names = !str_eq(a->write_ins[i].name, b->write_ins[i].name) ||
                a->write_ins[i].votes != b->write_ins[i].votes;
    if (names)
        buf_str(&out, out.len > 0 ? T("vote.bundle.names_too") : T("vote.bundle.names"));
    return buf_view(&out);
}

/* ---- the list */

static const struct vote_bundle *of(const struct vote_bundle *all, size_t count, unsigned number,
                                    int64_t account, bool own)
{
    arr_each (i, count)
        if (all[i].number == number && (all[i].account_id == account) == own)
            return &all[i];
    return NULL;
}

static struct vote_bundle_row_v row_make(struct ctx *ctx, const struct vote_sheet *s,
                                         const struct vote_bundle *mine,
                                         const struct vote_bundle *other, unsigned number)
{
    struct vote_bundle_row_v out = {
        .number = number,
        .url = str_printf(ctx->arena, "/vote/%lld/count?bundle=%u", (long long)s->v.id, number),
    };

    if (mine == NULL) {
        out.tag = (struct tag_v){.label = T("vote.bundle.yours_missing"), .class = S("wait")};
        return out;
    }
    out.text = TF(ctx->arena, "vote.entry.many", vote_web_int(ctx, mine->count.ballots),
                  vote_web_int(ctx, mine->count.spoiled));
    if (other == NULL) {
        out.tag = (struct tag_v){.label = T("vote.bundle.one")};
        return out;
    }
    out.differ = difference(ctx, s, &mine->count, &other->count);
    out.tag = out.differ.len > 0
                  ? (struct tag_v){.label = T("vote.bundle.differ"), .class = S("bad")}
                  : (struct tag_v){.label = T("vote.bundle.agree"), .class = S("ok")};
    return out;
}

enum status vote_web_bundles(struct ctx *ctx, const struct vote_sheet *s, unsigned number,
                             struct vote_count_v *out, const struct vote_count **out_own)
{
    const int64_t me = ctx->actor->account_id;
    const struct vote_bundle *own;
    struct vote_bundle_row_v *rows;
    struct vote_bundle *all;
    size_t count;
    unsigned last = 0;

    TRY(vote_bundles(ctx, s->v.id, &all, &count));
    rows = arena_array(ctx->arena, count, struct vote_bundle_row_v);
    arr_each (i, count) {
        if (all[i].number == last)
            continue;
        last = all[i].number;
        rows[out->bundles_count++] =
            row_make(ctx, s, of(all, count, last, me, true), of(all, count, last, me, false), last);
    }
    out->bundles = rows;
    own = of(all, count, number, me, true);
    *out_own = own != NULL ? &own->count : NULL;
    if (number > 0)
        out->bundle = vote_web_int(ctx, number);
    out->hand_url = vote_web_url(ctx, s->v.id, "/bundles");
    return ST_OK;
}

enum status vote_web_hand_in(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    enum vote_entries state;

    TRY(vote_bundles_hand_in(ctx, id, &state));
    respond_flash(rs, vote_web_entries_say(state), S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)id);
}
