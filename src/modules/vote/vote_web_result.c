// SPDX-License-Identifier: MulanPSL-2.0
/* A result as it stands on pages and screens: figures, bar, formula, article. */
#include "modules/vote/vote_web_common.h"
#include "platform/text.h"

enum { PERMILLE_OF_PERCENT = 1000 };

/* part / whole in per cent with three decimals, as SVG wants it. */
static struct str percent(struct ctx *ctx, uint64_t part, uint64_t whole)
{
    const uint64_t n = whole > 0 ? part * 100 * PERMILLE_OF_PERCENT / whole : 0;

    return str_printf(ctx->arena, "%llu.%03llu%%", (unsigned long long)(n / PERMILLE_OF_PERCENT),
                      (unsigned long long)(n % PERMILLE_OF_PERCENT));
}

static struct str names_url(struct ctx *ctx, const struct vote *v, int64_t option,
                            const char *choice)
{
    if (option != 0)
        return str_printf(ctx->arena, "/vote/%lld/names?choice=%s&option=%lld", (long long)v->id,
                          choice, (long long)option);
    return str_printf(ctx->arena, "/vote/%lld/names?choice=%s", (long long)v->id, choice);
}

/* ---- the bar: what was for, against, abstained, of the whole that counts */

static uint32_t whole_of(const struct vote *v, const struct vote_result *r)
{
    if (v->rule == VOTE_HALF_OF_PRESENT)
        return r->present;
    if (v->rule == VOTE_PLURALITY_THIRD || v->rule == VOTE_SHARE_OF_BALLOTS)
        return r->ballots;
    return r->all_members;
}

static void bar_make(struct ctx *ctx, const struct vote *v, const struct vote_result *r,
                     struct vote_result_v *out)
{
    const struct vote_line *l = &r->lines[0];
    const uint32_t parts[] = {l->yes, l->no, l->abstain};
    static const char *const CLASSES[] = {"gy", "gn", "ga"};
    const uint32_t whole = whole_of(v, r);
    struct vote_segment_v *bar;
    uint64_t at = 0;

    if (whole == 0)
        return;
    bar = arena_array(ctx->arena, COUNT(parts) + 1, struct vote_segment_v);
    bar[0] = (struct vote_segment_v){.x = S("0%"), .width = S("100%"), .class = S("g0")};
    arr_each (i, COUNT(parts)) {
        bar[i + 1] = (struct vote_segment_v){.x = percent(ctx, at, whole),
                                             .width = percent(ctx, parts[i], whole),
                                             .class = str_from(CLASSES[i])};
        at += parts[i];
    }
    out->bar = bar;
    out->bar_count = COUNT(parts) + 1;
    out->bar_label = TF(ctx->arena, "vote.bar", vote_web_int(ctx, l->yes), vote_web_int(ctx, l->no),
                        vote_web_int(ctx, l->abstain), vote_web_int(ctx, whole));
    if (r->needed > 0 && r->needed <= whole)
        out->mark_x = percent(ctx, r->needed, whole);
}

/* ---- lines */

static struct tag_v line_tag(const struct vote *v, const struct vote_line *l)
{
    if (l->tied)
        return (struct tag_v){.label = T("vote.line.tied"), .class = S("wait")};
    if (v->kind == VOTE_ELECTION)
        return l->passed ? (struct tag_v){.label = T("vote.line.elected"), .class = S("ok")}
                         : (struct tag_v){.label = T("vote.line.not_elected")};
    if (v->rule == VOTE_NOTED)
        return (struct tag_v){.label = T("vote.line.noted")};
    return l->passed ? (struct tag_v){.label = T("vote.line.passed"), .class = S("ok")}
                     : (struct tag_v){.label = T("vote.line.not_passed"), .class = S("bad")};
}

static void line_grades(struct ctx *ctx, const struct vote *v, const struct vote_line *l,
                        struct vote_line_v *out)
{
    struct str words[VOTE_GRADES_MAX];
    const size_t count = v->kind == VOTE_RATING ? vote_grades(v, words) : 0;
    struct vote_grade_v *grades = arena_array(ctx->arena, count + 1, struct vote_grade_v);

    arr_each (i, count)
        grades[i] = (struct vote_grade_v){.word = words[i], .count = l->grades[i]};
    out->grades = grades;
    out->grades_count = count;
}

static struct vote_line_v line_make(struct ctx *ctx, const struct vote *v,
                                    const struct vote_line *l, bool links)
{
    struct vote_line_v out = {
        .option = l->option_id,
        .name = l->name,
        .note = l->note,
        .yes = l->yes,
        .no = l->no,
        .abstain = l->abstain,
        .passed = l->passed,
        .tied = l->tied,
        .tag = line_tag(v, l),
    };

    line_grades(ctx, v, l, &out);
    if (!links || l->option_id == 0 || v->kind == VOTE_RATING)
        return out;
    out.yes_url = names_url(ctx, v, l->option_id, "yes");
    out.no_url = names_url(ctx, v, l->option_id, "no");
    out.abstain_url = names_url(ctx, v, l->option_id, "abstain");
    return out;
}

/* ---- the figures below */

static void numbers_make(struct ctx *ctx, const struct vote *v, const struct vote_result *r,
                         bool links, struct vote_result_v *out)
{
    const struct {
        const char *word, *choice;
        uint32_t value;
        bool shown;
    } all[] = {
        {"all", "all", r->all_members, true},
        {"present", "present", r->present, true},
        {"absent", "absent", r->absent, true},
        {"ballots", NULL, r->ballots, true},
        {"valid", NULL, r->valid, v->kind != VOTE_MOTION || v->method == VOTE_PAPER},
        {"spoiled", NULL, r->spoiled, v->kind != VOTE_MOTION || v->method == VOTE_PAPER},
        {"not_pressed", "none", r->not_pressed, true},
    };
    struct vote_number_v *numbers = arena_array(ctx->arena, COUNT(all), struct vote_number_v);

    arr_each (i, COUNT(all)) {
        const bool rolled = all[i].choice != NULL && links &&
                            (vote_web_by_name(v) || strcmp(all[i].word, "not_pressed") != 0);

        if (!all[i].shown)
            continue;
        numbers[out->numbers_count++] = (struct vote_number_v){
            .label = strcmp(all[i].word, "all") == 0 ? vote_whole_word(v)
                     : v->method != VOTE_DEVICE && strcmp(all[i].word, "not_pressed") == 0
                         ? T("vote.number.not_voted")
                         : text_of("vote.number.", str_from(all[i].word)),
            .value = all[i].value,
            .word = str_from(all[i].word),
            .url = rolled ? names_url(ctx, v, 0, all[i].choice) : S(""),
        };
    }
    out->numbers = numbers;
}

static struct str needed_text(struct ctx *ctx, const struct vote *v, const struct vote_result *r)
{
    const struct str n = vote_web_int(ctx, r->needed);

    if (r->needed == 0)
        return S("");
    return v->rule == VOTE_TWO_THIRDS_OF_ALL  ? TF(ctx->arena, "vote.needed.two_thirds", n)
           : v->rule == VOTE_PLURALITY_THIRD  ? TF(ctx->arena, "vote.needed.third", n)
           : v->rule == VOTE_SHARE_OF_BALLOTS ? TF(ctx->arena, "vote.needed.share", n)
                                              : TF(ctx->arena, "vote.needed.half", n);
}

static void lines_make(struct ctx *ctx, const struct vote *v, const struct vote_result *r,
                       bool links, struct vote_result_v *out)
{
    struct vote_line_v *lines = arena_array(ctx->arena, r->lines_count, struct vote_line_v);
    struct str *words = arena_array(ctx->arena, VOTE_GRADES_MAX, struct str);

    arr_each (i, r->lines_count)
        lines[i] = line_make(ctx, v, &r->lines[i], links);
    out->lines = lines;
    out->lines_count = r->lines_count;
    out->words = words;
    out->words_count = v->kind == VOTE_RATING ? vote_grades(v, words) : 0;
}

enum status vote_web_result(struct ctx *ctx, const struct vote *v, bool links,
                            const struct vote_result_v **out)
{
    struct vote_result_v *to = arena_new(ctx->arena, struct vote_result_v);
    struct vote_result r;

    TRY(vote_result(ctx, v->id, &r));
    *to = (struct vote_result_v){
        .passed = r.passed,
        .verdict = r.verdict,
        .formula = r.formula,
        .article = r.article,
        .needed = r.needed,
        .needed_text = needed_text(ctx, v, &r),
        .all = r.all_members,
        .present = r.present,
        .ballots = r.ballots,
        .valid = r.valid,
        .spoiled = r.spoiled,
        .not_pressed = r.not_pressed,
        .absent = r.absent,
        .motion = v->kind == VOTE_MOTION && r.lines_count == 1,
        .rating = v->kind == VOTE_RATING,
        .election = v->kind == VOTE_ELECTION,
    };
    if (to->motion) {
        to->yes = r.lines[0].yes;
        to->no = r.lines[0].no;
        to->abstain = r.lines[0].abstain;
        bar_make(ctx, v, &r, to);
        if (links && vote_web_by_name(v)) {
            to->yes_url = names_url(ctx, v, 0, "yes");
            to->no_url = names_url(ctx, v, 0, "no");
            to->abstain_url = names_url(ctx, v, 0, "abstain");
        }
    } else {
        lines_make(ctx, v, &r, links && vote_web_by_name(v), to);
    }
    numbers_make(ctx, v, &r, links, to);
    *out = to;
    return ST_OK;
}
