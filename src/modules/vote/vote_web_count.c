// SPDX-License-Identifier: MulanPSL-2.0
/* Tellers: hands counted, or paper ballots, each by himself; two must have the same. */
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_bundle.h"
#include "modules/vote/vote_web_choice.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WRITE_INS_MAX = 60 };

/* ---- what was typed */

static struct str typed_at(const struct request *rq, const char *name, size_t i, uint32_t old,
                           struct ctx *ctx, bool has_old)
{
    if (form_again(rq))
        return param_text_at(rq, name, i);
    return has_old ? vote_web_int(ctx, old) : S("");
}

/* The actor's own earlier entry; NULL if he has none. */
static const struct vote_count *mine_of(const struct ctx *ctx, const struct vote_entry *list,
                                        size_t count)
{
    arr_each (i, count)
        if (list[i].account_id == ctx->actor->account_id)
            return &list[i].count;
    return NULL;
}

static struct str names_of(struct ctx *ctx, const struct vote_count *mine)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, mine != NULL ? mine->write_ins_count : 0)
        buf_printf(&out, STR_FMT " %u\n", STR_ARG(mine->write_ins[i].name),
                   mine->write_ins[i].votes);
    return buf_view(&out);
}

static void lines_make(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                       const struct vote_count *mine, struct vote_count_v *out)
{
    struct vote_count_line_v *lines = arena_array(ctx->arena, s->lines, struct vote_count_line_v);
    struct str *words = arena_array(ctx->arena, VOTE_GRADES_MAX, struct str);
    const bool had = mine != NULL && mine->lines_count == s->lines;

    out->words = words;
    out->words_count = s->v.kind == VOTE_RATING ? vote_grades(&s->v, words) : 0;
    arr_each (i, s->lines) {
        const struct vote_count_line old = had ? mine->lines[i] : (struct vote_count_line){0};
        struct str *grades = arena_array(ctx->arena, VOTE_GRADES_MAX, struct str);

        arr_each (g, out->words_count)
            grades[g] = typed_at(rq, "grade", i * out->words_count + g, old.grades[g], ctx, had);
        lines[i] = (struct vote_count_line_v){
            .name = i < s->options_count        ? s->options[i].name
                    : s->v.method == VOTE_PAPER ? T("vote.paper.line")
                                                : T("vote.hands.line"),
            .place = (int64_t)i + 1,
            .yes = typed_at(rq, "yes", i, old.yes, ctx, had),
            .no = typed_at(rq, "no", i, old.no, ctx, had),
            .abstain = typed_at(rq, "abstain", i, old.abstain, ctx, had),
            .grades = grades,
            .grades_count = out->words_count,
        };
    }
    out->lines = lines;
    out->lines_count = s->lines;
}

const char *vote_web_entries_say(enum vote_entries state)
{
    return state == VOTE_ENTRIES_AGREE    ? "vote.entries.agree"
           : state == VOTE_ENTRIES_DIFFER ? "vote.entries.differ"
                                          : "vote.entries.one";
}

static unsigned bundle_of(const struct request *rq)
{
    const int64_t n = param_int(rq, "bundle");

    return n > 0 && n <= VOTE_BUNDLE_MOST ? (unsigned)n : 0;
}

static const char *bundle_say(enum vote_entries state)
{
    return state == VOTE_ENTRIES_AGREE    ? "vote.bundle.say_agree"
           : state == VOTE_ENTRIES_DIFFER ? "vote.bundle.say_differ"
                                          : "vote.bundle.say_one";
}

static const struct note_v *differ_note(struct ctx *ctx, enum vote_entries state)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);

    if (state != VOTE_ENTRIES_DIFFER)
        return NULL;
    *note = (struct note_v){.bad = true, .text = T("vote.entries.differ")};
    return note;
}

enum status vote_web_count_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct vote_count *mine, *own = NULL;
    struct vote_entry *entries;
    enum vote_entries state;
    struct vote_sheet sheet;
    struct vote_count_v out;
    struct vote v;
    size_t count;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    if (v.method == VOTE_DEVICE)
        return fail(&ctx->err, ST_RULE, "vote.by_device", NULL);
    TRY(vote_rules_may(v.state, VOTE_ACT_ENTER, &ctx->err));
    TRY(vote_web_sheet(ctx, &v, &sheet));
    TRY(vote_entries(ctx, v.id, &entries, &count, &state));
    out = (struct vote_count_v){
        .crumbs = vote_web_crumbs(
            ctx, &v, v.method == VOTE_PAPER ? T("vote.paper.title") : T("vote.hands.title")),
        .id = v.id,
        .title = v.title,
        .lead = v.method == VOTE_PAPER ? T("vote.paper.lead") : T("vote.hands.lead"),
        .url = vote_web_url(ctx, v.id, "/count"),
        .back = vote_web_url(ctx, v.id, ""),
        .paper = v.method == VOTE_PAPER,
        .rating = v.kind == VOTE_RATING,
        .written = v.kind == VOTE_ELECTION && v.write_in,
        .note = differ_note(ctx, state),
    };
    mine = mine_of(ctx, entries, count);
    if (out.paper)
        TRY(vote_web_bundles(ctx, &sheet, bundle_of(rq), &out, &own));
    if (out.bundles_count > 0)
        mine = own; /* in bundles: the sum is not typed */
    out.bundle = form_value(rq, "bundle", out.bundle);
    out.ballots =
        form_value(rq, "ballots", mine != NULL ? vote_web_int(ctx, mine->ballots) : S(""));
    out.spoiled =
        form_value(rq, "spoiled", mine != NULL ? vote_web_int(ctx, mine->spoiled) : S("0"));
    out.names = form_value(rq, "written", names_of(ctx, mine));
    lines_make(ctx, rq, &sheet, mine, &out);
    form_errors(ctx, rq, &out.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, out.crumbs.here, &vote_count_view, &out);
}

/* ---- entered */

static uint32_t number_at(const struct request *rq, const char *name, size_t i)
{
    const int64_t n = param_int_at(rq, name, i);

    return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static enum status lines_read(struct ctx *ctx, const struct request *rq, const struct vote_sheet *s,
                              struct vote_count *out)
{
    struct vote_count_line *lines = arena_array(ctx->arena, s->lines, struct vote_count_line);
    struct str words[VOTE_GRADES_MAX];
    const size_t grades = s->v.kind == VOTE_RATING ? vote_grades(&s->v, words) : 0;
    const bool whole = grades > 0 ? param_count(rq, "grade") == grades * s->lines
                                  : param_count(rq, "yes") == s->lines &&
                                        param_count(rq, "no") == s->lines &&
                                        param_count(rq, "abstain") == s->lines;

    if (!whole)
        return fail_field(&ctx->err, grades > 0 ? "grade" : "yes", "vote.count.empty_box", NULL);
    arr_each (i, s->lines) {
        arr_each (g, grades)
            lines[i].grades[g] = number_at(rq, "grade", i * grades + g);
        if (grades > 0)
            continue;
        lines[i].yes = number_at(rq, "yes", i);
        lines[i].no = number_at(rq, "no", i);
        lines[i].abstain = number_at(rq, "abstain", i);
    }
    out->lines = lines;
    out->lines_count = s->lines;
    return ST_OK;
}

/* 王秀英 12, one a line: the number stands last. */
static enum status names_read(struct ctx *ctx, const struct request *rq, struct vote_count *out)
{
    struct vote_count_write_in *names =
        arena_array(ctx->arena, WRITE_INS_MAX, struct vote_count_write_in);
    struct str typed = param_text(rq, "written"), line;

    while (str_cut(&typed, '\n', &line)) {
        size_t at;
        int64_t votes;

        line = str_trim(line);
        for (at = line.len; at > 0 && line.ptr[at - 1] >= '0' && line.ptr[at - 1] <= '9';)
            at--;
        if (line.len == 0)
            continue;
        if (out->write_ins_count == WRITE_INS_MAX || at == 0 ||
            !str_to_int((struct str){line.ptr + at, line.len - at}, &votes) || votes > UINT32_MAX)
            return fail_field(&ctx->err, "written", "vote.count.written_wrong", NULL);
        names[out->write_ins_count++] = (struct vote_count_write_in){
            .name = str_trim((struct str){line.ptr, at}), .votes = (uint32_t)votes};
    }
    out->write_ins = names;
    return ST_OK;
}

enum status vote_web_count(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_count count = {0};
    struct vote_sheet sheet;
    enum vote_entries state;
    struct vote v;

    TRY(vote_web_person(ctx));
    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_web_sheet(ctx, &v, &sheet));
    TRY(lines_read(ctx, rq, &sheet, &count));
    TRY(names_read(ctx, rq, &count));
    if (v.method == VOTE_PAPER) {
        if (!param_present(rq, "ballots"))
            return fail_field(&ctx->err, "ballots", "vote.count.ballots_missing", NULL);
        count.ballots = number_at(rq, "ballots", 0);
        count.spoiled = number_at(rq, "spoiled", 0);
    } else if (count.lines != NULL) {
        count.ballots = count.lines[0].yes + count.lines[0].no + count.lines[0].abstain;
    }
    if (v.method == VOTE_PAPER && param_present(rq, "bundle")) {
        TRY(vote_bundle_enter(ctx, v.id, bundle_of(rq), &count, &state));
        respond_flash(rs, bundle_say(state), param_text(rq, "bundle"));
        return respond_see_other(rs, "/vote/%lld/count", (long long)v.id);
    }
    TRY(vote_enter_count(ctx, v.id, &count, &state));
    respond_flash(rs, vote_web_entries_say(state), S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)v.id);
}
