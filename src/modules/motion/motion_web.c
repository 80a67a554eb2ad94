// SPDX-License-Identifier: MulanPSL-2.0
/* The list of motions. */
#include "modules/motion/motion_web.h"
#include "modules/motion/motion_rules.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

/* What the addresses of the list keep. */
static const char *const KEPT[] = {"q", "kind", "forum", "state", "mine", "sort", "limit", NULL};

struct tag_v motion_web_tag(enum motion_state state)
{
    static const char *const CLASSES[] = {
        [MOTION_DRAFT] = "",       [MOTION_SUBMITTED] = "wait",  [MOTION_AT_COMMITTEE] = "doing",
        [MOTION_LISTED] = "doing", [MOTION_DECLINED] = "",       [MOTION_PASSED] = "ok",
        [MOTION_REJECTED] = "bad", [MOTION_ANSWERING] = "doing", [MOTION_ANSWERED] = "wait",
        [MOTION_AGAIN] = "bad",    [MOTION_CLOSED] = "ok",       [MOTION_WITHDRAWN] = "",
    };

    return (struct tag_v){.label = text_of("motion.state.", str_from(motion_state_word(state))),
                          .class = str_from(CLASSES[state])};
}

struct str motion_web_url(struct ctx *ctx, int64_t id, const char *verb)
{
    return verb == NULL ? str_printf(ctx->arena, "/motion/%lld", (long long)id)
                        : str_printf(ctx->arena, "/motion/%lld/%s", (long long)id, verb);
}

struct motion_row_v motion_web_row(struct ctx *ctx, const struct motion *m)
{
    return (struct motion_row_v){
        .id = m->id,
        .name = motion_number_text(ctx->arena, m),
        .title = m->title.len > 0 ? m->title : T("motion.untitled"),
        .kind = str_from(motion_kind_word(m->kind)),
        .forum = str_from(motion_forum_word(m->forum)),
        .who = str_eqz(m->mover, "members")
                   ? TF(ctx->arena, "motion.signers_count",
                        str_printf(ctx->arena, "%lld", (long long)m->signer_count))
                   : text_of("motion.mover.", m->mover),
        .on = m->submitted_on,
        .state = str_from(motion_state_word(m->state)),
        .tag = motion_web_tag(m->state),
    };
}

static struct motion_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct motion_filter){
        .q = param_text(rq, "q"),
        .kind = param_text(rq, "kind"),
        .forum = param_text(rq, "forum"),
        .state = param_text(rq, "state"),
        .mine = param_text(rq, "mine"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

/* ---------------------------------------------------------------- the page */

static struct field_v choice(struct ctx *ctx, const struct request *rq, const char *name,
                             const char *label_key, const char *prefix, struct str words)
{
    struct field_v f = form_field(ctx, rq, "select", name, label_key, param_text(rq, name));
    struct option_v options[16] = {{.value = S(""), .label = T("motion.any")}};
    struct str word;
    size_t n = 1;

    while (n < COUNT(options) && str_cut(&words, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(ctx, &f, options, n);
    f.choose = false;
    return f;
}

static void put_filter(struct ctx *ctx, const struct request *rq, struct motion_list_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 3, struct field_v);

    fields[0] = choice(ctx, rq, "kind", "motion.kind", "motion.kind.",
                       S("bill question amendment commission recall removal"));
    fields[1] = choice(ctx, rq, "forum", "motion.forum", "motion.forum.", S("congress committee"));
    fields[2] = choice(ctx, rq, "state", "motion.state", "motion.state.",
                       S("draft submitted at_committee listed declined passed rejected answering"
                         " answered again closed withdrawn"));
    v->filter = (struct filter_v){.url = S("/motion"),
                                  .label = T("motion.search"),
                                  .q = param_text(rq, "q"),
                                  .fields = fields,
                                  .fields_count = ctx->actor->deputy_id != 0 ? 0 : 3,
                                  .reset = list_reset(rq, S("/motion"))};
}

static void put_tabs(struct ctx *ctx, const struct request *rq, struct motion_list_v *v)
{
    static const char *const DEPUTY[] = {"", "lead", "sign", "mark"};
    static const char *const STAFF[] = {"", "wait"};
    const bool deputy = ctx->actor->deputy_id != 0;
    const char *const *words = deputy ? DEPUTY : STAFF;
    const size_t count = deputy ? COUNT(DEPUTY) : COUNT(STAFF);
    struct tab_v *tabs = arena_array(ctx->arena, count, struct tab_v);

    arr_each (i, count)
        tabs[i] = (struct tab_v){
            .label = i == 0 ? T("motion.tab.all") : text_of("motion.tab.", str_from(words[i])),
            .url = i == 0 ? S("/motion") : str_printf(ctx->arena, "/motion?mine=%s", words[i]),
            .on = str_eqz(param_text(rq, "mine"), words[i]),
            .count = S(""),
        };
    v->tabs = (struct tabs_v){.label = T("motion.tabs"), .items = tabs, .items_count = count};
}

static void add_new(struct ctx *ctx, struct motion_list_v *v, struct link_v *links,
                    const char *label, const char *kind, const char *rest)
{
    links[v->news_count++] = (struct link_v){
        .label = text_of(label, str_from(kind)),
        .url =
            str_printf(ctx->arena, "/motion/new?kind=" STR_FMT "%s", STR_ARG(str_from(kind)), rest),
    };
}

/* What the reader may move: in his own name, or for an organ. */
static enum status put_news(struct ctx *ctx, struct motion_list_v *v)
{
    static const char *const OWN[] = {"bill", "question", "amendment", "commission", "recall"};
    static const char *const OF_ORGANS[] = {"bill", "commission", "recall", "removal"};
    struct link_v *links =
        arena_array(ctx->arena, COUNT(OWN) + 2 + COUNT(OF_ORGANS), struct link_v);
    bool committee = false;

    v->news = links;
    if (ctx->actor->deputy_id != 0 && may(ctx, "motion.propose")) {
        arr_each (i, COUNT(OWN))
            add_new(ctx, v, links, "motion.do.new.", OWN[i], "");
        TRY(motion_in_committee(ctx, &committee));
    }
    if (committee)
        add_new(ctx, v, links, "motion.do.new.", "removal", "");
    if (may(ctx, "motion.manage"))
        links[v->news_count++] =
            (struct link_v){.label = T("motion.do.paper"), .url = S("/motion/paper")};
    for (size_t i = 0; i < COUNT(OF_ORGANS) && may(ctx, "motion.manage"); i++)
        add_new(ctx, v, links, "motion.do.register.", OF_ORGANS[i], "&mover=organ");
    return ST_OK;
}

enum status motion_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_filter filter = filter_of(ctx, rq);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct motion_row_v *rows;
    struct motion_list_v v = {0};
    struct list_links links;
    struct motion *list;
    struct str next;
    size_t count;

    if (param_present(rq, "format"))
        return list_lead_to_export(ctx, rq, rs, "/motion", KEPT);
    TRY(motion_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct motion_row_v);
    arr_each (i, count)
        rows[i] = motion_web_row(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "motion.total", str_printf(ctx->arena, "%lld", (long long)v.total));
    put_filter(ctx, rq, &v);
    put_tabs(ctx, rq, &v);
    TRY(put_news(ctx, &v));
    links = list_links_of(ctx, rq, "/motion", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = v.meta};
    v.export_url = links.sheet;
    v.csv_url = links.csv;
    *empty = (struct empty_v){.title = T("motion.none"), .text = T("motion.none.text")};
    if (count == 0)
        v.empty = empty;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("motion.title"), &motion_list_view, &v);
}

/* ---------------------------------------------------------------- as a sheet */

static void export_row(struct ctx *ctx, struct sheet_out *out, const struct motion *m)
{
    const struct motion_row_v row = motion_web_row(ctx, m);
    const struct str cells[] = {
        row.name,
        row.title,
        text_of("motion.forum.", row.forum),
        row.who,
        list_iso(ctx, row.on),
        row.tag.label,
    };

    sheet_out_row(out, cells);
}

enum status motion_web_export(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str headings[] = {T("motion.col.name"), T("motion.f.title"), T("motion.forum"),
                                   T("motion.col.who"),  T("motion.col.on"),  T("motion.state")};
    struct motion_filter filter = filter_of(ctx, rq);
    enum sheet_format format;
    struct sheet_out *out;
    struct motion *list;
    int64_t total;
    size_t count, rows = 0;

    (void)sheet_format_parse(param_text(rq, "format"), &format);
    out = sheet_out_new(ctx->arena, format, headings, COUNT(headings));
    filter.limit = LIST_ROWS_MAX;
    do {
        const struct arena_mark page = arena_mark(ctx->arena);

        TRY(motion_page(ctx, &filter, &list, &count, &filter.after, &total));
        arr_each (i, count)
            export_row(ctx, out, &list[i]);
        rows += count;
        list_next_page(ctx, page, &filter.after);
    } while (filter.after.len > 0 && rows < LIST_EXPORT_MAX);
    return list_respond_sheet(ctx, rq, rs, format, out, T("motion.title"));
}
