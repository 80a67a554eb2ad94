// SPDX-License-Identifier: MulanPSL-2.0
/* The people behind the figures: who was there; of votes by name, how each voted. */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

/* One person as the list shows him: whether present, and a word for what he chose. */
struct person {
    struct str name, choice, absence;
    bool present;
};

enum { NAMES_SHOWN = 200 };

static const char *const KEPT[] = {"choice", "option", NULL};
static const char *const TABS_NAMED[] = {"all", "yes", "no", "abstain", "none", "absent"};
static const char *const TABS_SECRET[] = {"all", "present", "absent"};

/* "" for a vote without one line: then choices by line are read from the marks. */
static struct str word_of_mark(const struct vote *v, struct str marks, size_t line)
{
    struct str words[VOTE_GRADES_MAX];

    if (line >= marks.len)
        return S("");
    switch (marks.ptr[line]) {
    case 'y':
        return S("yes");
    case 'n':
        return S("no");
    case 'a':
        return S("abstain");
    default:
        break;
    }
    if (v->kind == VOTE_RATING && marks.ptr[line] >= '0') {
        const size_t grade = (size_t)(marks.ptr[line] - '0');

        if (grade < vote_grades(v, words))
            return words[grade];
    }
    return S("");
}

static enum status line_of(struct ctx *ctx, const struct vote *v, int64_t option, size_t *out)
{
    struct vote_option *options;
    size_t count;

    TRY(vote_options(ctx, v->id, &options, &count));
    *out = 0;
    arr_each (i, count)
        if (options[i].id == option)
            *out = i;
    return ST_OK;
}

static enum status people_of(struct ctx *ctx, const struct vote *v, int64_t option,
                             struct person **out, size_t *out_count)
{
    struct vote_roll_row *roll;
    size_t line, count;

    TRY(line_of(ctx, v, option, &line));
    TRY(vote_roll(ctx, v->id, &roll, &count));
    *out = arena_array(ctx->arena, count, struct person);
    *out_count = count;
    arr_each (i, count) {
        struct vote_choice choice = {0};

        if (vote_web_by_name(v))
            TRY(vote_cast_get(ctx, v->id, roll[i].id, &choice));
        (*out)[i] = (struct person){
            .name = roll[i].name,
            .present = roll[i].present,
            .absence = roll[i].absence,
            .choice = word_of_mark(v, choice.marks, line),
        };
    }
    return ST_OK;
}

static bool fits(const struct person *p, struct str want)
{
    if (want.len == 0 || str_eqz(want, "all"))
        return true;
    if (str_eqz(want, "present"))
        return p->present;
    if (str_eqz(want, "absent"))
        return !p->present;
    if (str_eqz(want, "none"))
        return p->present && p->choice.len == 0;
    return p->choice.len > 0 && str_eq(p->choice, want);
}

static struct str said(const struct vote *v, const struct person *p)
{
    if (!p->present && p->choice.len == 0)
        return p->absence.len > 0 ? text_of("vote.absence.", p->absence) : T("vote.choice.absent");
    if (!vote_web_by_name(v))
        return T("vote.choice.present");
    if (p->choice.len == 0)
        return T("vote.choice.none");
    return v->kind == VOTE_RATING ? p->choice : text_of("vote.choice.", p->choice);
}

static struct str class_of(const struct person *p)
{
    return str_eqz(p->choice, "yes")       ? S("ok")
           : str_eqz(p->choice, "no")      ? S("bad")
           : str_eqz(p->choice, "abstain") ? S("wait")
                                           : S("");
}

static struct str tab_url(struct ctx *ctx, const struct vote *v, const char *choice, int64_t option)
{
    if (option != 0)
        return str_printf(ctx->arena, "/vote/%lld/names?choice=%s&option=%lld", (long long)v->id,
                          choice, (long long)option);
    return str_printf(ctx->arena, "/vote/%lld/names?choice=%s", (long long)v->id, choice);
}

static struct tabs_v tabs_of(struct ctx *ctx, const struct vote *v, const struct person *people,
                             size_t count, struct str now, int64_t option)
{
    const bool named = vote_web_by_name(v) && v->kind != VOTE_RATING;
    const char *const *words = named ? TABS_NAMED : TABS_SECRET;
    const size_t n = named ? COUNT(TABS_NAMED) : COUNT(TABS_SECRET);
    struct tab_v *tabs = arena_array(ctx->arena, n, struct tab_v);

    arr_each (t, n) {
        int64_t many = 0;

        arr_each (i, count)
            many += fits(&people[i], str_from(words[t]));
        tabs[t] = (struct tab_v){
            .label = text_of("vote.tab.", str_from(words[t])),
            .url = tab_url(ctx, v, words[t], option),
            .on = str_eqz(now, words[t]) || (now.len == 0 && t == 0),
            .count = vote_web_int(ctx, many),
        };
    }
    return (struct tabs_v){.label = T("vote.names.title"), .items = tabs, .items_count = n};
}

/* Whoever may know the result may know who was there; before that nobody is shown anything. */
static enum status names_load(struct ctx *ctx, const struct request *rq, struct vote *v,
                              struct person **out, size_t *out_count)
{
    TRY(vote_web_see(ctx, path_id(rq, "id"), v));
    if (!vote_web_shows_result(ctx, v))
        return fail(&ctx->err, ST_RULE, "vote.names.later", NULL);
    return people_of(ctx, v, param_id(rq, "option"), out, out_count);
}

/* A congress has thousands: so many on a page. */
static struct pager_v pager_of(struct ctx *ctx, const struct request *rq, int64_t id, int64_t from,
                               int64_t all)
{
    const char *path = vote_web_url(ctx, id, "/names").ptr;
    struct pager_v pager = {.next = S(""), .first = S("")};

    if (from + NAMES_SHOWN < all)
        pager.next = list_url(ctx, rq, path, KEPT, "from", vote_web_int(ctx, from + NAMES_SHOWN));
    if (from > 0)
        pager.first = list_url(ctx, rq, path, KEPT, NULL, S(""));
    return pager;
}

enum status vote_web_names(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str want = param_text(rq, "choice");
    struct empty_v empty = {.title = T("vote.names.empty")};
    struct vote_names_v out = {0};
    struct vote_person_v *rows;
    struct person *people = NULL;
    const int64_t from = param_int(rq, "from");
    struct vote v;
    int64_t fitting = 0;
    size_t count = 0;

    TRY(names_load(ctx, rq, &v, &people, &count));
    rows = arena_array(ctx->arena, NAMES_SHOWN, struct vote_person_v);
    arr_each (i, count) {
        if (!fits(&people[i], want))
            continue;
        if (fitting++ < from || out.rows_count == NAMES_SHOWN)
            continue;
        rows[out.rows_count++] = (struct vote_person_v){
            .place = fitting,
            .name = people[i].name,
            .choice = people[i].choice,
            .present = people[i].present,
            .tag = {.label = said(&v, &people[i]), .class = class_of(&people[i])},
        };
    }
    out.total = fitting;
    out.pager = pager_of(ctx, rq, v.id, from, fitting);
    out.crumbs = vote_web_crumbs(ctx, &v, T("vote.names.title"));
    out.title = T("vote.names.title");
    out.meta = v.title;
    out.id = v.id;
    out.rows = rows;
    out.tabs = tabs_of(ctx, &v, people, count, want, param_id(rq, "option"));
    out.empty = out.rows_count == 0 ? &empty : NULL;
    out.sheet_url =
        list_url(ctx, rq, vote_web_url(ctx, v.id, "/names/export").ptr, KEPT, "format", S("xlsx"));
    out.csv_url =
        list_url(ctx, rq, vote_web_url(ctx, v.id, "/names/export").ptr, KEPT, "format", S("csv"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, out.title, &vote_names_view, &out);
}

enum status vote_web_names_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("vote.place"), T("vote.name"), T("vote.choice")};
    enum sheet_format format;
    struct sheet_out *out;
    struct person *people = NULL;
    struct vote v;
    size_t count = 0, n = 0;

    TRY(names_load(ctx, rq, &v, &people, &count));
    if (!sheet_format_parse(param_text(rq, "format"), &format))
        format = SHEET_XLSX;
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    arr_each (i, count)
        if (fits(&people[i], param_text(rq, "choice"))) {
            const struct str cells[] = {vote_web_int(ctx, (int64_t)++n), people[i].name,
                                        said(&v, &people[i])};

            sheet_out_row(out, cells);
        }
    return list_respond_sheet(ctx, rq, rs, format, out, v.title);
}
