// SPDX-License-Identifier: MulanPSL-2.0
/* On paper: ballots to be printed at any moment, the roll for crossing off, the report of a result.
 */
#include "modules/body/body.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_choice.h"
#include "modules/vote/vote_web_common.h"
#include "platform/paper_web.h"
#include "platform/text.h"

enum { HALF_POINTS = 28, SMALL = 24, COLUMNS_MAX = 10 };

static struct str day_of(struct ctx *ctx, struct date d)
{
    return paper_date(ctx->arena, d);
}

/* ---- the ballot: alike for all, without any number */

static void row_of(struct paper *p, struct paper_table *t, struct str name, size_t boxes, bool head,
                   const struct str *words)
{
    struct paper_cell cells[COLUMNS_MAX] = {{.text = name, .label = head}};

    arr_each (i, boxes)
        cells[i + 1] = (struct paper_cell){
            .text = head ? words[i] : S(""), .label = head, .align = PAPER_CENTRE};
    paper_row_add(p, t, cells, boxes + 1, head ? 1 : 2);
}

static size_t boxes_of(const struct vote_sheet *s, struct str words[COLUMNS_MAX])
{
    size_t n = 3;

    if (s->v.kind == VOTE_RATING)
        return vote_grades(&s->v, words);
    words[0] = T("vote.yes");
    words[1] = T("vote.no");
    words[2] = T("vote.abstain");
    if (s->v.kind == VOTE_ELECTION && s->v.write_in)
        words[n++] = T("vote.write_in");
    return n;
}

static struct str object_of(struct ctx *ctx, const struct vote_option *o)
{
    return o->note.len > 0 ? TF(ctx->arena, "vote.object.noted", o->name, o->note) : o->name;
}

static void ballot_table(struct ctx *ctx, struct paper *p, const struct vote_sheet *s)
{
    static const unsigned WIDTHS[COLUMNS_MAX] = {60, 22, 22, 22, 30, 22, 22, 22, 22, 22};
    const bool single = s->lines == 1 && s->v.kind == VOTE_MOTION;
    struct str words[COLUMNS_MAX];
    const size_t boxes = boxes_of(s, words);
    struct paper_table *t = paper_table_add(p, WIDTHS, boxes + 1, 1, HALF_POINTS);

    row_of(p, t, s->v.kind == VOTE_ELECTION ? T("vote.candidate") : T("vote.object"), boxes, true,
           words);
    if (single)
        row_of(p, t, s->v.title, boxes, false, words);
    else
        arr_each (i, s->lines)
            row_of(p, t, object_of(ctx, &s->options[i]), boxes, false, words);
}

enum status vote_web_ballot_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_sheet s;
    struct paper *p;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_web_sheet(ctx, &v, &s));
    p = paper_new(ctx->arena, PAPER_SHEET,
                  v.kind == VOTE_ELECTION ? T("vote.paper.ballot.election")
                  : v.kind == VOTE_RATING ? T("vote.paper.ballot.rating")
                                          : T("vote.paper.ballot.motion"));
    p->number = v.body_name;
    p->aside = day_of(ctx, v.on);
    if (s.lines > 1 || s.options_count > 0)
        paper_flush(p, v.title);
    ballot_table(ctx, p, &s);
    if (s.lines == 1)
        arr_each (i, s.options_count)
            paper_flush(p, object_of(ctx, &s.options[i]));
    paper_gap(p);
    if (v.kind == VOTE_ELECTION)
        paper_flush(p, TF(ctx->arena, "vote.paper.rule.election", vote_web_int(ctx, v.seats)));
    if (v.kind == VOTE_ELECTION && v.write_in)
        paper_flush(p, T("vote.paper.rule.write_in"));
    paper_flush(p, T("vote.paper.rule.mark"));
    if (v.secret)
        paper_flush(p, T("vote.paper.rule.secret"));
    return respond_paper(ctx, rq, rs, p, T("vote.print.ballot"));
}

/* ---- the roll */

static void roll_row(struct ctx *ctx, struct paper *p, struct paper_table *t, size_t i,
                     const struct str cells_of[3])
{
    const struct paper_cell cells[] = {
        {.text = vote_web_int(ctx, (int64_t)i + 1), .align = PAPER_CENTRE},
        {.text = cells_of[0], .align = PAPER_CENTRE},
        {.text = cells_of[1], .align = PAPER_CENTRE},
        {.text = S("")},
        {.text = cells_of[2], .align = PAPER_CENTRE},
    };

    paper_row_add(p, t, cells, COUNT(cells), 1);
}

/* Before it opens nobody is known to be there: the members of its day, to be ticked by hand. */
static enum status roll_of_members(struct ctx *ctx, const struct vote *v, struct paper *p,
                                   struct paper_table *t)
{
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, v->body_id, v->on, &members, &count));
    arr_each (i, count)
        roll_row(ctx, p, t, i, (const struct str[3]){members[i].name, S(""), S("")});
    return ST_OK;
}

static enum status roll_of_voters(struct ctx *ctx, const struct vote *v, struct paper *p,
                                  struct paper_table *t)
{
    struct vote_roll_row *roll;
    size_t count;

    TRY(vote_roll(ctx, v->id, &roll, &count));
    arr_each (i, count) {
        const bool voted =
            roll[i].way.len > 0 && v->state == VOTE_OPEN && !str_eqz(roll[i].way, "hands");

        roll_row(ctx, p, t, i,
                 (const struct str[3]){roll[i].name,
                                       roll[i].present ? T("vote.choice.present")
                                                       : T("vote.choice.absent"),
                                       voted ? T("vote.roll.voted") : S("")});
    }
    return ST_OK;
}

enum status vote_web_roll_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const unsigned WIDTHS[] = {14, 36, 30, 40, 40};
    struct paper_cell heads[] = {{.text = T("vote.place"), .label = true},
                                 {.text = T("vote.name"), .label = true},
                                 {.text = T("vote.number.present"), .label = true},
                                 {.text = T("vote.roll.taken"), .label = true},
                                 {.text = T("vote.roll.note"), .label = true}};
    struct paper_table *t;
    struct paper *p;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    p = paper_new(ctx->arena, PAPER_SHEET, T("vote.print.roll"));
    p->number = v.title;
    p->aside = day_of(ctx, v.on);
    t = paper_table_add(p, WIDTHS, COUNT(WIDTHS), 1, SMALL);
    paper_row_add(p, t, heads, COUNT(heads), 1);
    if (v.state == VOTE_PREPARED && v.body_id != 0)
        TRY(roll_of_members(ctx, &v, p, t));
    else
        TRY(roll_of_voters(ctx, &v, p, t));
    return respond_paper(ctx, rq, rs, p, T("vote.print.roll"));
}

/* ---- the result */

static void result_lines(struct ctx *ctx, struct paper *p, const struct vote_result_v *r)
{
    static const unsigned WIDTHS[COLUMNS_MAX] = {60, 22, 22, 22, 34, 22, 22, 22, 22, 22};
    const size_t words = r->rating ? r->words_count : 3;
    struct paper_cell cells[COLUMNS_MAX + 1] = {
        {.text = r->election ? T("vote.candidate") : T("vote.object"), .label = true}};
    struct paper_table *t = paper_table_add(p, WIDTHS, words + 2, 1, SMALL);

    arr_each (i, words)
        cells[i + 1] = (struct paper_cell){.text = r->rating ? r->words[i]
                                                   : i == 0  ? T("vote.yes")
                                                   : i == 1  ? T("vote.no")
                                                             : T("vote.abstain"),
                                           .label = true};
    cells[words + 1] = (struct paper_cell){.text = T("vote.col.verdict"), .label = true};
    paper_row_add(p, t, cells, words + 2, 1);
    arr_each (l, r->lines_count) {
        const struct vote_line_v *line = &r->lines[l];
        const int64_t votes[] = {line->yes, line->no, line->abstain};

        cells[0] = (struct paper_cell){.text = line->name};
        arr_each (i, words)
            cells[i + 1] = (struct paper_cell){
                .text = vote_web_int(ctx, r->rating ? line->grades[i].count : votes[i]),
                .align = PAPER_CENTRE};
        cells[words + 1] = (struct paper_cell){.text = line->tag.label, .align = PAPER_CENTRE};
        paper_row_add(p, t, cells, words + 2, 1);
    }
}

enum status vote_web_result_paper(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct vote_result_v *r;
    struct paper *p;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    if (!vote_web_shows_result(ctx, &v))
        return fail(&ctx->err, ST_RULE, "vote.names.later", NULL);
    TRY(vote_web_result(ctx, &v, false, &r));
    p = paper_new(ctx->arena, PAPER_SHEET, T("vote.print.result"));
    p->number = v.body_name;
    p->aside = day_of(ctx, v.on);
    paper_paragraph(p, v.title);
    if (r->lines_count > 0)
        result_lines(ctx, p, r);
    arr_each (i, r->numbers_count)
        paper_flush(p, TF(ctx->arena, "vote.paper.number", r->numbers[i].label,
                          vote_web_int(ctx, r->numbers[i].value)));
    paper_paragraph(p, r->formula);
    if (r->article.len > 0)
        paper_paragraph(p, TF(ctx->arena, "vote.paper.article", r->article));
    paper_paragraph(p, TF(ctx->arena, "vote.paper.verdict", r->verdict));
    paper_gap(p);
    paper_flush(p, T("vote.paper.signers"));
    return respond_paper(ctx, rq, rs, p, T("vote.print.result"));
}
