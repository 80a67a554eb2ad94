// SPDX-License-Identifier: MulanPSL-2.0
/* The list of recalls, and one of them. Who signed is masked until somebody who handles recalls
 * says why he looks. */
#include "modules/recall/recall_web.h"
#include "modules/body/body.h"
#include "modules/recall/recall_list.h"
#include "modules/recall/recall_parts.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 16, LINKS_MAX = 12, NOTES_MAX = 6, STEPS_MAX = 10 };

static const char *const KEPT[] = {"q",    "state", "way",  "level", "open", "decided",
                                   "from", "to",    "sort", "limit", NULL};

struct tag_v recall_web_tag(const struct recall *r)
{
    static const char *const CLASSES[] = {
        [RECALL_RECEIVED] = "wait", [RECALL_ACCEPTED] = "doing", [RECALL_GIVEN] = "doing",
        [RECALL_PRINTED] = "doing", [RECALL_SET] = "doing",      [RECALL_PASSED] = "ok",
        [RECALL_FAILED] = "",       [RECALL_REFUSED] = "",       [RECALL_WITHDRAWN] = "",
    };

    return (struct tag_v){.label = text_of("recall.state.", str_from(recall_state_word(r->state))),
                          .class = str_from(CLASSES[r->state])};
}

/* ---------------------------------------------------------------- the list */

static struct recall_filter filter_of(struct ctx *ctx, const struct request *rq)
{
    return (struct recall_filter){
        .q = param_text(rq, "q"),
        .state = param_text(rq, "state"),
        .way = param_text(rq, "way"),
        .level = param_text(rq, "level"),
        .open = param_bool(rq, "open"),
        .decided = param_bool(rq, "decided"),
        .from = param_date(rq, "from"),
        .to = param_date(rq, "to"),
        .sort = param_present(rq, "sort") ? str_z(ctx->arena, param_text(rq, "sort")) : NULL,
        .after = param_text(rq, "after"),
        .limit = list_limit(rq, LIST_ROWS),
    };
}

static struct field_v words_field(struct ctx *ctx, const struct request *rq, const char *name,
                                  const char *label_key, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label_key, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

static struct filter_v filter_make(struct ctx *ctx, const struct request *rq, bool filtered)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);

    fields[0] = form_field(ctx, rq, "line", "q", "recall.f.name", param_text(rq, "q"));
    fields[1] = words_field(ctx, rq, "state", "recall.f.state", RECALL_STATES, "recall.state.");
    fields[2] = words_field(ctx, rq, "way", "recall.f.way", RECALL_WAYS, "recall.way.");
    fields[3] = form_field(ctx, rq, "check", "open", "recall.f.open",
                           param_bool(rq, "open") ? S("1") : S(""));
    return (struct filter_v){.url = S("/recall"),
                             .label = S(""),
                             .fields = fields,
                             .fields_count = 4,
                             .reset = filtered ? S("/recall") : S("")};
}

static struct recall_row_v row_make(struct ctx *ctx, const struct recall *r)
{
    return (struct recall_row_v){
        .id = r->id,
        .number = recall_number_text(ctx->arena, r),
        .received_on = r->received_on,
        .name = r->name,
        .of = r->congress_name,
        .constituency = r->constituency,
        .way = str_from(recall_way_word(r->way)),
        .state = str_from(recall_state_word(r->state)),
        .tag = recall_web_tag(r),
        .due = r->state == RECALL_SET ? due_tag_make(ctx, r->vote_on) : NULL,
    };
}

enum status recall_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct recall_filter filter = filter_of(ctx, rq);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct recall_list_v v = {.may_add = may(ctx, "recall.manage")};
    struct recall_row_v *rows;
    struct list_links links;
    struct recall *list;
    bool filtered = false;
    struct str next;
    size_t count;

    for (const char *const *k = KEPT; *k != NULL; k++)
        filtered = filtered || param_present(rq, *k);
    TRY(recall_page(ctx, &filter, &list, &count, &next, &v.total));
    rows = arena_array(ctx->arena, count, struct recall_row_v);
    arr_each (i, count)
        rows[i] = row_make(ctx, &list[i]);
    v.rows = rows;
    v.rows_count = count;
    v.meta = TF(ctx->arena, "recall.meta", str_int(ctx->arena, v.total));
    *empty = (struct empty_v){.title = T("recall.none"),
                              .text = filtered ? T("recall.none_filtered") : T("recall.none_text")};
    v.empty = count == 0 ? empty : NULL;
    v.filter = filter_make(ctx, rq, filtered);
    links = list_links_of(ctx, rq, "/recall", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("recall.title"), &recall_list_view, &v);
}

/* ---------------------------------------------------------------- one of them */

struct page {
    struct ctx *ctx;
    const struct request *rq;
    struct recall r;
    struct recall_show_v v;
};

static struct str day(const struct page *g, struct date d)
{
    return date_none(d) ? S("") : text_date(g->ctx->arena, d, g->ctx->today);
}

static void fact(struct kv_item_v *items, size_t *n, const char *key, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value};
}

static void facts_of(struct page *g)
{
    struct kv_item_v *items = arena_array(g->ctx->arena, FACTS_MAX, struct kv_item_v);
    const struct recall *r = &g->r;
    struct ctx *ctx = g->ctx;
    size_t n = 0;

    fact(items, &n, "recall.f.name", r->name);
    fact(items, &n, "recall.f.of", r->congress_name);
    fact(items, &n, "recall.f.constituency", r->constituency);
    fact(items, &n, "recall.f.way", text_of("recall.way.", str_from(recall_way_word(r->way))));
    fact(items, &n, "recall.f.mover", text_of("recall.mover.", r->mover));
    if (r->signers > 0)
        fact(items, &n, "recall.f.signers_count",
             TF(ctx->arena, "recall.people", str_int(ctx->arena, r->signers)));
    fact(items, &n, "recall.f.vote_on", day(g, r->vote_on));
    fact(items, &n, "recall.f.place", r->place);
    fact(items, &n, "recall.f.chair", r->chair);
    fact(items, &n, "recall.f.announced", r->announced);
    fact(items, &n, "recall.f.filed", r->filed);
    fact(items, &n, "recall.f.why", r->why);
    g->v.facts = (struct kv_v){.items = items, .items_count = n};
}

static struct str votes(struct page *g, uint32_t n)
{
    return TF(g->ctx->arena, "recall.votes", str_int(g->ctx->arena, n));
}

static void result_of(struct page *g)
{
    struct kv_item_v *items = arena_array(g->ctx->arena, FACTS_MAX, struct kv_item_v);
    const struct recall_law_count *c = &g->r.count;
    struct ctx *ctx = g->ctx;
    size_t n = 0;

    g->v.voted = !date_none(g->r.voted_on);
    if (!g->v.voted)
        return;
    g->v.yes = c->yes;
    g->v.no = c->no;
    g->v.abstain = c->abstain;
    g->v.whole = c->whole;
    fact(items, &n, "recall.f.outcome",
         TF(ctx->arena,
            g->r.state == RECALL_PASSED ? "recall.outcome.passed" : "recall.outcome.failed",
            str_int(ctx->arena, recall_law_needed(c->whole)),
            str_from(recall_law_majority_article(g->r.way))));
    fact(items, &n, "recall.f.voted_on", day(g, g->r.voted_on));
    fact(items, &n, recall_by_voters(&g->r) ? "recall.f.whole" : "recall.f.whole_members",
         TF(ctx->arena, "recall.people", str_int(ctx->arena, c->whole)));
    fact(items, &n, "recall.f.issued", votes(g, c->issued));
    fact(items, &n, "recall.f.cast", votes(g, c->cast));
    fact(items, &n, "recall.f.yes", votes(g, c->yes));
    fact(items, &n, "recall.f.no", votes(g, c->no));
    fact(items, &n, "recall.f.abstain", votes(g, c->abstain));
    fact(items, &n, "recall.f.invalid", votes(g, c->invalid));
    fact(items, &n, "recall.f.minutes", g->r.minutes);
    g->v.result = (struct kv_v){.items = items, .items_count = n};
}

/* Is a post revoked with the recall? Other seats end with the mandate, too, but no law revokes
 * them.
 * @law Election Law (2020-10-17) art. 54 */
static bool ends_with_recall(enum body_kind kind, enum body_post post)
{
    if (kind == BODY_TOWNSHIP_PRESIDIUM)
        return post == BODY_CHAIR || post == BODY_VICE_CHAIR;
    return kind == BODY_STANDING_COMMITTEE || kind == BODY_SPECIAL_COMMITTEE;
}

/* Seats in bodies that ended with the mandate. They end a moment after the vote was entered, by
 * what module body hears of the register.
 * @law Election Law (2020-10-17) art. 54 */
static enum status seats_of(struct page *g)
{
    struct recall_seat_row_v *rows;
    struct body_member *all;
    size_t count;

    if (g->r.state != RECALL_PASSED || !g->r.own)
        return ST_OK;
    TRY(body_seats_of(g->ctx, g->r.mandate_id, 0, &all, &count));
    rows = arena_array(g->ctx->arena, count, struct recall_seat_row_v);
    arr_each (i, count) {
        struct body b;

        if (date_cmp(all[i].to_on, g->r.voted_on) != 0)
            continue;
        TRY(body_get(g->ctx, all[i].body_id, &b));
        if (!ends_with_recall(b.kind, all[i].post))
            continue;
        rows[g->v.seats_count++] = (struct recall_seat_row_v){
            .name = b.name,
            .post = all[i].title.len > 0
                        ? all[i].title
                        : text_of("body.post.", str_from(body_post_word(all[i].post)))};
    }
    g->v.seats = rows;
    return ST_OK;
}

static void note(struct page *g, struct note_v *notes, bool warn, struct str text)
{
    notes[g->v.notes_count++] = (struct note_v){.warn = warn, .text = text};
}

static void notes_of(struct page *g)
{
    struct note_v *notes = arena_array(g->ctx->arena, NOTES_MAX, struct note_v);
    const enum recall_act next = recall_next_act(&g->r);
    struct ctx *ctx = g->ctx;

    g->v.notes = notes;
    if (next != RECALL_ACTS)
        note(g, notes, false,
             TF(ctx->arena, "recall.next", text_of("recall.next.", str_from(recall_act_word(next))),
                str_from(g->r.state == RECALL_PASSED ? recall_law_majority_article(g->r.way)
                                                     : recall_law_article(g->r.way))));
    if (g->r.way == RECALL_LAW_GARRISON)
        note(g, notes, false, T("recall.note.garrison"));
    if (g->r.state == RECALL_PASSED)
        note(g, notes, false, g->r.own ? T("recall.note.seats") : T("recall.note.seats_above"));
    if (!date_none(g->r.erased_on))
        note(g, notes, false, TF(ctx->arena, "recall.note.erased", day(g, g->r.erased_on)));
}

static enum status signers_of(struct page *g)
{
    const struct str url =
        date_none(g->r.erased_on) ? recall_url(g->ctx, g->r.id, "/reveal") : S("");
    struct recall_signer_row_v *rows;
    struct recall_signer *list;
    size_t count;

    g->v.signed_by_people = g->v.handles && recall_signed(&g->r);
    if (!g->v.signed_by_people)
        return ST_OK;
    TRY(recall_signers_count(g->ctx, g->r.id, &g->v.names));
    TRY(reveal_make(g->ctx, g->rq, "recall", g->r.id, url, &g->v.reveal));
    g->v.open = g->v.reveal.open;
    if (!g->v.open)
        return ST_OK;
    TRY(recall_signers(g->ctx, g->r.id, &list, &count));
    rows = arena_array(g->ctx->arena, count, struct recall_signer_row_v);
    arr_each (i, count)
        rows[i] = (struct recall_signer_row_v){
            .id = list[i].id, .name = list[i].name, .about = list[i].about};
    g->v.signers = rows;
    g->v.signers_count = count;
    return ST_OK;
}

static enum status defences_of(struct page *g)
{
    struct recall_defence_row_v *rows;
    struct recall_defence *list;
    size_t count;

    TRY(recall_defences(g->ctx, &g->r, &list, &count));
    rows = arena_array(g->ctx->arena, count, struct recall_defence_row_v);
    arr_each (i, count)
        rows[i] = (struct recall_defence_row_v){
            .id = list[i].id,
            .on = list[i].on,
            .way = list[i].way,
            .text = list[i].text,
            .printed = date_none(list[i].printed_on)
                           ? S("")
                           : TF(g->ctx->arena, "recall.printed", day(g, list[i].printed_on)),
        };
    g->v.defences = rows;
    g->v.defences_count = count;
    return ST_OK;
}

static void steps_of(struct page *g)
{
    const struct {
        const char *key;
        struct date on;
    } STEPS[] = {
        {"recall.step.file", g->r.filed_on},        {"recall.step.announce", g->r.announced_on},
        {"recall.step.count", g->r.voted_on},       {"recall.step.print", g->r.printed_on},
        {"recall.step.give", g->r.given_on},        {"recall.step.accept", g->r.accepted_on},
        {"recall.step.received", g->r.received_on},
    };
    struct entry_v *entries = arena_array(g->ctx->arena, STEPS_MAX, struct entry_v);
    size_t n = 0;

    if (g->r.state == RECALL_REFUSED || g->r.state == RECALL_WITHDRAWN)
        entries[n++] = (struct entry_v){.title = recall_web_tag(&g->r).label,
                                        .class = S("bad"),
                                        .on = g->r.ended_on,
                                        .text = g->r.why};
    arr_each (i, COUNT(STEPS))
        if (!date_none(STEPS[i].on)) {
            entries[n] = (struct entry_v){.title = text(STEPS[i].key),
                                          .class = n == 0 ? S("now") : S("done"),
                                          .on = STEPS[i].on};
            n++;
        }
    g->v.timeline = (struct timeline_v){.items = entries, .items_count = n};
}

/* What comes next stands first. */
static void links_of(struct page *g)
{
    struct link_v *links = arena_array(g->ctx->arena, LINKS_MAX, struct link_v);
    struct link_v *after = arena_array(g->ctx->arena, 2, struct link_v);
    const enum recall_act next = recall_next_act(&g->r);
    struct ctx *ctx = g->ctx;

    g->v.links = links;
    g->v.after = after;
    for (int i = -1; i < RECALL_ACTS && g->v.handles; i++) {
        const enum recall_act act = i < 0 ? next : (enum recall_act)i;
        const struct str word = act == RECALL_ACTS ? S("") : str_from(recall_act_word(act));

        if (act == RECALL_ACTS || (i >= 0 && act == next) || !recall_may_act(&g->r, act))
            continue;
        links[g->v.links_count++] =
            (struct link_v){.label = text_of("recall.do.", word),
                            .url = str_printf(ctx->arena, "/recall/%lld/do/" STR_FMT,
                                              (long long)g->r.id, STR_ARG(word))};
    }
    if (g->v.handles && recall_signed(&g->r) && date_none(g->r.ended_on) &&
        date_none(g->r.voted_on))
        links[g->v.links_count++] = (struct link_v){.label = T("recall.do.signer"),
                                                    .url = recall_url(ctx, g->r.id, "/signer")};
    if (g->r.own && may(ctx, "deputy.view"))
        after[g->v.after_count++] = (struct link_v){
            .label = T("recall.to_deputy"),
            .url = str_printf(ctx->arena, "/deputy/%lld", (long long)g->r.mandate_id)};
    if (g->r.own && g->r.state == RECALL_PASSED && may(ctx, "deputy.view"))
        after[g->v.after_count++] =
            (struct link_v){.label = T("recall.to_vacancies"), .url = S("/deputy/seat?vacant=1")};
}

enum status recall_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct page g = {.ctx = ctx, .rq = rq};

    TRY(recall_get(ctx, path_id(rq, "id"), &g.r));
    *up = (struct link_v){.label = T("recall.title"), .url = S("/recall")};
    g.v = (struct recall_show_v){
        .id = g.r.id,
        .version = g.r.version,
        .number = recall_number_text(ctx->arena, &g.r),
        .title = recall_title(ctx, &g.r),
        .state = str_from(recall_state_word(g.r.state)),
        .way = str_from(recall_way_word(g.r.way)),
        .tag = recall_web_tag(&g.r),
        .handles = may(ctx, "recall.manage"),
    };
    g.v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = g.v.number};
    TRY(recall_reasons(ctx, &g.r, &g.v.reasons));
    TRY(signers_of(&g));
    TRY(defences_of(&g));
    TRY(seats_of(&g));
    facts_of(&g);
    result_of(&g);
    notes_of(&g);
    steps_of(&g);
    links_of(&g);
    form_errors(ctx, rq, &g.v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, g.v.number, &recall_show_view, &g.v);
}

enum status recall_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct recall r;

    TRY(recall_get(ctx, path_id(rq, "id"), &r));
    if (!date_none(r.erased_on))
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "recall", .id = r.id, .key_id = r.key_id},
                          recall_url(ctx, r.id, ""));
}
