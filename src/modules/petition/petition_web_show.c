// SPDX-License-Identifier: MulanPSL-2.0
/* One petition. Who petitions and what was said is shown to those who handle it: masked, until they
 * say why they look. */
#include "modules/congress/congress.h"
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_web.h"
#include "platform/form.h"
#include "platform/reveal.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 20, LINKS_MAX = 16, NOTES_MAX = 6 };

struct page {
    struct ctx *ctx;
    const struct request *rq;
    struct petition p;
    bool keeps_out; /* the reader */
    struct petition_show_v v;
};

/* ---------------------------------------------------------------- facts */

static void fact(struct page *g, struct kv_item_v *items, const char *key, struct str value)
{
    if (value.len > 0)
        items[g->v.facts.items_count++] = (struct kv_item_v){.label = text(key), .value = value};
}

static struct str day(const struct page *g, struct date d)
{
    return date_none(d) ? S("") : text_date(g->ctx->arena, d, g->ctx->today);
}

static void facts_of(struct page *g)
{
    struct kv_item_v *items = arena_array(g->ctx->arena, FACTS_MAX, struct kv_item_v);
    const struct petition *p = &g->p;
    struct ctx *ctx = g->ctx;

    g->v.facts.items = items;
    fact(g, items, "petition.f.matter",
         text_of("petition.matter.", str_from(petition_matter_word(p->matter))));
    fact(g, items, "petition.f.category", p->category);
    fact(g, items, "petition.f.place", p->place);
    fact(g, items, "petition.f.against", petition_web_organ(ctx, p->against_id));
    fact(g, items, "petition.f.people",
         TF(ctx->arena, "petition.people", petition_web_int(ctx, p->people)));
    fact(g, items, "petition.f.handler", petition_web_account(ctx, p->handler_id));
    fact(g, items, "petition.f.leader", petition_web_account(ctx, p->leader_id));
    fact(g, items, "petition.f.supervised_on", day(g, p->supervised_on));
    fact(g, items, "petition.f.organ", petition_web_organ(ctx, p->organ_id));
    fact(g, items, "petition.f.decided_on", day(g, p->decided_on));
    fact(g, items, "petition.f.accepted_on", day(g, p->accepted_on));
    fact(g, items, "petition.f.report_on", day(g, p->report_on));
    if (p->extended_days > 0)
        fact(g, items, "petition.f.extended",
             TF(ctx->arena, "petition.days", petition_web_int(ctx, p->extended_days)));
    fact(g, items, "petition.f.replied_on", day(g, p->replied_on));
    fact(g, items, "petition.f.ended_on", day(g, p->ended_on));
    fact(g, items, "petition.f.may_publish",
         p->may_publish ? T("petition.publish.yes") : T("petition.publish.no"));
}

/* ---------------------------------------------------------------- what is due, by which article */

static void note(struct page *g, struct note_v *notes, struct note_v n)
{
    notes[g->v.notes_count++] = n;
}

static struct str by_article(const struct page *g, struct str sentence, const char *article)
{
    if (article[0] == '\0')
        return sentence;
    return TF(g->ctx->arena, "petition.by_article", sentence, str_from(article));
}

/* A clock, and the article that sets it. */
static void note_due(struct page *g, struct note_v *notes, struct petition_due due)
{
    struct ctx *ctx = g->ctx;
    const bool late = date_cmp(due.on, ctx->today) < 0;
    const char *key = str_z(ctx->arena, str_printf(ctx->arena, "petition.due.%s", due.kind));

    if (due.kind[0] == '\0')
        return;
    note(g, notes,
         (struct note_v){
             .bad = late,
             .warn = !late && calendar_days_left(ctx->today, due.on) <= 3,
             .text = by_article(g, TF(ctx->arena, key, day(g, due.on)), due.article),
         });
}

static enum status notes_of(struct page *g)
{
    struct note_v *notes = arena_array(g->ctx->arena, NOTES_MAX, struct note_v);
    const struct petition *p = &g->p;
    struct ctx *ctx = g->ctx;
    struct petition_due right;
    bool partial;
    struct law_params params;
    struct calendar cal;

    g->v.notes = notes;
    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, p->received_on, &params));
    TRY(petition_web_partial(ctx, p, &partial));
    if (partial)
        note(g, notes, (struct note_v){.bad = true, .text = T("petition.note.partial")});
    if (!date_none(p->objected_on))
        note(g, notes,
             (struct note_v){
                 .warn = true,
                 .text =
                     by_article(g, TF(ctx->arena, "petition.note.objected", day(g, p->objected_on)),
                                petition_law_article(PETITION_LAW_OBJECT))});
    if (may(ctx, "petition.read")) /* ours to do, not the organ's */
        note_due(g, notes, petition_untold_of(p));
    note_due(g, notes, petition_due_of(p, &cal, params.roll_to_workday));
    right = petition_right_of(p, &cal, params.roll_to_workday);
    if (right.kind[0] != '\0')
        note(g, notes,
             (struct note_v){
                 .text = by_article(
                     g,
                     TF(ctx->arena,
                        str_z(ctx->arena, str_printf(ctx->arena, "petition.right.%s", right.kind)),
                        day(g, right.on)),
                     right.article)});
    if (p->state == PETITION_REGISTERED && petition_law_elsewhere(p->matter))
        note(g, notes,
             (struct note_v){.warn = true,
                             .text = by_article(g,
                                                text_of("petition.elsewhere.",
                                                        str_from(petition_matter_word(p->matter))),
                                                petition_law_elsewhere_article(p->matter))});
    if (p->state == PETITION_REGISTERED && !p->reachable)
        note(g, notes, (struct note_v){.text = T("petition.note.unreachable")});
    if (str_eqz(p->outcome, "final"))
        note(g, notes, (struct note_v){.text = T("petition.note.final")});
    if (!date_none(p->erased_on))
        note(g, notes,
             (struct note_v){.text = TF(ctx->arena, "petition.note.erased", day(g, p->erased_on))});
    return ST_OK;
}

/* ---------------------------------------------------------------- who petitions */

static const struct action_v *drop_act(const struct page *g, int64_t person_id)
{
    struct action_v *a = arena_new(g->ctx->arena, struct action_v);

    *a = (struct action_v){.url = str_printf(g->ctx->arena, "/petition/%lld/person/%lld/drop",
                                             (long long)g->p.id, (long long)person_id),
                           .label = T("petition.do.person_drop")};
    return a;
}

static enum status people_of(struct page *g)
{
    const bool open = g->v.open;
    struct petition_person_row_v *rows;
    struct ctx *ctx = g->ctx;
    struct petition_person *list;
    size_t count;

    TRY(petition_persons(ctx, g->p.id, &list, &count));
    rows = arena_array(ctx->arena, count, struct petition_person_row_v);
    arr_each (i, count)
        rows[i] = (struct petition_person_row_v){
            .id = list[i].id,
            .name = open ? list[i].name : mask_name(ctx->arena, list[i].name),
            .phone = open ? list[i].phone : mask_phone(ctx->arena, list[i].phone),
            .id_number = open ? list[i].id_number : mask_id_number(ctx->arena, list[i].id_number),
            .address = open ? list[i].address : mask_all(list[i].address),
            .representative = list[i].representative,
            .drop = open && g->p.state != PETITION_ENDED && may(ctx, "petition.register")
                        ? drop_act(g, list[i].id)
                        : NULL,
            .code = S(""),
            .code_url = S(""),
        };
    g->v.persons = rows;
    g->v.persons_count = count;
    return petition_web_codes(ctx, &g->p, list, rows, count);
}

static struct str size_of(struct ctx *ctx, int64_t bytes)
{
    struct buf b = buf_new(ctx->arena, 0);

    text_put_size(&b, bytes);
    return buf_view(&b);
}

static enum status files_of(struct page *g)
{
    struct petition_file_row_v *rows;
    struct ctx *ctx = g->ctx;
    struct petition_file *list;
    size_t count;

    TRY(petition_files(ctx, &g->p, &list, &count));
    rows = arena_array(ctx->arena, count, struct petition_file_row_v);
    arr_each (i, count) {
        struct action_v *drop = arena_new(ctx->arena, struct action_v);
        const struct str url = str_printf(ctx->arena, "/petition/%lld/file/%lld",
                                          (long long)g->p.id, (long long)list[i].id);

        *drop = (struct action_v){.url = str_printf(ctx->arena, STR_FMT "/drop", STR_ARG(url)),
                                  .label = T("petition.do.file_drop")};
        rows[i] = (struct petition_file_row_v){
            .id = list[i].id,
            .name = list[i].name,
            .size = size_of(ctx, list[i].size_bytes),
            .url = url,
            .drop = g->p.state != PETITION_ENDED && may(ctx, "petition.handle") ? drop : NULL,
        };
    }
    g->v.files = rows;
    g->v.files_count = count;
    if (g->p.state != PETITION_ENDED)
        g->v.file_url = petition_url(ctx, g->p.id, "/file");
    return ST_OK;
}

static enum status secret_of(struct page *g)
{
    const struct str url =
        date_none(g->p.erased_on) ? petition_url(g->ctx, g->p.id, "/reveal") : S("");
    struct petition_text t;

    TRY(reveal_make(g->ctx, g->rq, "petition", g->p.id, url, &g->v.reveal));
    g->v.open = g->v.reveal.open;
    TRY(people_of(g));
    if (!g->v.open)
        return ST_OK;
    TRY(petition_text_of(g->ctx, &g->p, &t));
    g->v.subject = t.subject;
    g->v.body = t.body;
    g->v.wish = t.wish;
    return files_of(g);
}

enum status petition_web_reveal(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;

    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    if (!date_none(p.erased_on))
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    return respond_reveal(ctx, rq, rs,
                          &(struct look_new){.kind = "petition", .id = p.id, .key_id = p.key_id},
                          petition_url(ctx, p.id, ""));
}

/* ---------------------------------------------------------------- the same person, opinions */

static enum status same_of(struct page *g)
{
    struct petition_same_row_v *rows;
    struct ctx *ctx = g->ctx;
    struct petition *list;
    size_t count;

    TRY(petition_same_person(ctx, g->p.id, &list, &count));
    rows = arena_array(ctx->arena, count, struct petition_same_row_v);
    arr_each (i, count) {
        const bool linked = g->p.first_id == list[i].id || list[i].first_id == g->p.id;
        struct action_v *act = arena_new(ctx->arena, struct action_v);

        *act =
            (struct action_v){.url = linked ? petition_url(ctx, g->p.id, "/apart")
                                            : str_printf(ctx->arena, "/petition/%lld/same/%lld",
                                                         (long long)g->p.id, (long long)list[i].id),
                              .label = linked ? T("petition.do.apart") : T("petition.do.same")};
        rows[i] = (struct petition_same_row_v){
            .id = list[i].id,
            .number = petition_number_text(ctx->arena, &list[i]),
            .meta = linked ? TF(ctx->arena, "petition.same_matter", petition_title(ctx, &list[i]))
                           : petition_title(ctx, &list[i]),
            .tag = petition_web_tag(&list[i]),
            .act = g->p.state != PETITION_ENDED && list[i].id < g->p.id ? act : NULL,
        };
    }
    g->v.same = rows;
    g->v.same_count = count;
    return ST_OK;
}

static enum status opinions_of(struct page *g)
{
    struct petition_opinion_row_v *rows;
    struct petition_link *links;
    size_t count;

    TRY(petition_opinions(g->ctx, g->p.id, &links, &count));
    rows = arena_array(g->ctx->arena, count, struct petition_opinion_row_v);
    arr_each (i, count)
        rows[i] = (struct petition_opinion_row_v){
            .id = links[i].opinion_id,
            .url = str_printf(g->ctx->arena, "/opinion/%lld", (long long)links[i].opinion_id),
            .label =
                links[i].made_petition ? T("petition.from_opinion") : T("petition.into_opinion"),
        };
    g->v.opinions = rows;
    g->v.opinions_count = count;
    return ST_OK;
}

/* ---------------------------------------------------------------- steps */

static struct str step_text(struct ctx *ctx, const struct petition_step *s)
{
    struct str parts[5];
    size_t n = 0;

    if (s->organ_id != 0 && str_eqz(s->act, "transfer"))
        parts[n++] = TF(ctx->arena, "petition.step.to", petition_web_organ(ctx, s->organ_id),
                        text_date(ctx->arena, s->until, ctx->today));
    if (s->organ_id != 0 && petition_word_among(s->act, "take_back agree_back"))
        parts[n++] = petition_web_organ(ctx, s->organ_id);
    if (str_eqz(s->act, "take_back") && petition_word_among(s->word, "charged"))
        parts[n++] = T("petition.step.charged");
    if (str_starts(s->act, S("ask_")) && !date_none(s->until))
        parts[n++] =
            TF(ctx->arena, "petition.step.got", text_date(ctx->arena, s->until, ctx->today));
    if (str_eqz(s->act, "end"))
        parts[n++] = text_of("petition.outcome.", s->word);
    if (str_eqz(s->act, "recuse"))
        parts[n++] = text_of("petition.ground.", s->word);
    if (str_eqz(s->act, "assign"))
        parts[n++] = text_of("petition.why.", s->word);
    return str_join(ctx->arena, parts, n, S(" "));
}

static enum status steps_of(struct page *g)
{
    struct ctx *ctx = g->ctx;
    struct petition_step *list;
    struct entry_v *entries;
    size_t count;

    TRY(petition_steps(ctx, &g->p, g->v.open, &list, &count));
    entries = arena_array(ctx->arena, count, struct entry_v);
    arr_each (i, count)
        entries[i] = (struct entry_v){
            .title = text_of("petition.act.", list[i].act),
            .class = i == 0 ? S("now") : S("done"),
            .on = list[i].on,
            .who = petition_web_account(ctx, list[i].account_id),
            .text = step_text(ctx, &list[i]),
            .reply = list[i].text,
        };
    g->v.timeline = (struct timeline_v){.items = entries, .items_count = count};
    return ST_OK;
}

/* ---------------------------------------------------------------- what can be done */

static void link_add(struct page *g, struct link_v *links, size_t *count, const char *key,
                     struct str url)
{
    if (*count < LINKS_MAX)
        links[(*count)++] = (struct link_v){.label = text(key), .url = url};
    (void)g;
}

/* As the office needs them: what it does itself before what it notes for an organ, what is seldom
 * right near the end. An organ has them in the order of its work. */
static const enum petition_act ORDER[] = {
    PETITION_ACCEPT,      PETITION_TRANSFER, PETITION_AGREE,          PETITION_DISAGREE,
    PETITION_TELL,        PETITION_REPLY,    PETITION_REPORT,         PETITION_TAKE_ON,
    PETITION_GIVE_BACK,   PETITION_EXTEND,   PETITION_ASK_REVIEW,     PETITION_ANSWER_REVIEW,
    PETITION_ASK_RECHECK, PETITION_HEARING,  PETITION_ANSWER_RECHECK, PETITION_TAKE_BACK,
    PETITION_END,
};
_Static_assert(COUNT(ORDER) == PETITION_ACTS, "every act has its place");

static void acts_of(struct page *g)
{
    struct link_v *links = arena_array(g->ctx->arena, LINKS_MAX, struct link_v);
    struct ctx *ctx = g->ctx;

    g->v.links = links;
    arr_each (i, COUNT(ORDER)) {
        const bool ours = may(ctx, "petition.handle");
        const enum petition_act act = ours ? ORDER[i] : (enum petition_act)i;
        const struct str word = str_from(petition_act_word(act));

        if (!g->v.mine || !petition_may_act(&g->p, act) ||
            !(ours || (petition_units(act) && may(ctx, "petition.unit"))))
            continue;
        if (act == PETITION_EXTEND && g->p.matter != PETITION_LAW_CLAIM)
            continue;
        links[g->v.links_count++] = (struct link_v){
            .label =
                text_of(ours && petition_units(act) ? "petition.do_for." : "petition.do.", word),
            .url = str_printf(ctx->arena, "/petition/%lld/do/" STR_FMT, (long long)g->p.id,
                              STR_ARG(word))};
    }
}

static void more_of(struct page *g)
{
    struct link_v *more = arena_array(g->ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *acts = arena_array(g->ctx->arena, 2, struct action_v);
    const bool running = g->p.state != PETITION_ENDED;
    struct ctx *ctx = g->ctx;
    const int64_t id = g->p.id;
    struct err ignored = {0};

    g->v.more = more;
    g->v.acts = acts;
    if (running && g->v.mine && may(ctx, "petition.register")) {
        link_add(g, more, &g->v.more_count, "petition.do.edit", petition_url(ctx, id, "/edit"));
        link_add(g, more, &g->v.more_count, "petition.do.person", petition_url(ctx, id, "/person"));
    }
    if (running && may(ctx, "petition.assign") && !g->keeps_out) {
        link_add(g, more, &g->v.more_count, "petition.do.assign", petition_url(ctx, id, "/assign"));
        link_add(g, more, &g->v.more_count, "petition.do.recuse", petition_url(ctx, id, "/recuse"));
        link_add(g, more, &g->v.more_count, "petition.do.lead", petition_url(ctx, id, "/lead"));
        acts[g->v.acts_count++] = (struct action_v){.url = petition_url(ctx, id, "/supervise"),
                                                    .label = date_none(g->p.supervised_on)
                                                                 ? T("petition.do.supervise")
                                                                 : T("petition.do.unsupervise")};
    }
    if (g->v.mine && g->v.opinions_count == 0 && may(ctx, "opinion.register") &&
        may(ctx, "petition.handle") && petition_law_check_told(g->p.matter, &ignored) == ST_OK)
        link_add(g, more, &g->v.more_count, "petition.do.opinion",
                 petition_url(ctx, id, "/opinion"));
}

static void papers_of(struct page *g)
{
    struct link_v *papers = arena_array(g->ctx->arena, LINKS_MAX, struct link_v);
    struct ctx *ctx = g->ctx;

    g->v.papers = papers;
    if (!g->v.mine || !may(ctx, "petition.handle") || !date_none(g->p.erased_on))
        return;
    if (!g->v.open)
        return;
    link_add(g, papers, &g->v.papers_count, "petition.paper.told",
             petition_url(ctx, g->p.id, "/paper?which=told"));
    if (g->p.organ_id != 0)
        link_add(g, papers, &g->v.papers_count, "petition.paper.transfer",
                 petition_url(ctx, g->p.id, "/paper?which=transfer"));
    if (!date_none(g->p.replied_on))
        link_add(g, papers, &g->v.papers_count, "petition.paper.reply",
                 petition_url(ctx, g->p.id, "/paper?which=reply"));
}

static struct str meta_of(const struct page *g)
{
    return TF(g->ctx->arena, "petition.meta_show", text_of("petition.kind.", g->p.kind),
              day(g, g->p.received_on), petition_title(g->ctx, &g->p));
}

enum status petition_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct page g = {.ctx = ctx, .rq = rq};

    TRY(petition_load(ctx, path_id(rq, "id"), &g.p));
    TRY(petition_recused(ctx, g.p.id, ctx->actor->account_id, &g.keeps_out));
    *up = (struct link_v){.label = T("petition.title"), .url = S("/petition")};
    g.v = (struct petition_show_v){
        .id = g.p.id,
        .version = g.p.version,
        .number = petition_number_text(ctx->arena, &g.p),
        .meta = meta_of(&g),
        .state = str_from(petition_state_word(g.p.state)),
        .outcome = g.p.outcome,
        .tag = petition_web_tag(&g.p),
        .subject = S(""),
        .body = S(""),
        .wish = S(""),
        .file_url = S(""),
    };
    g.v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = g.v.number};
    TRY(petition_in_hands(ctx, &g.p, &g.v.mine));
    if (g.v.mine) {
        TRY(secret_of(&g));
        TRY(same_of(&g));
    }
    TRY(petition_web_ratings(ctx, g.p.id, g.v.open, &g.v));
    TRY(opinions_of(&g));
    if (may(ctx, "petition.read"))
        TRY(petition_web_recusals(ctx, &g.p, &g.v.recusals, &g.v.recusals_count));
    TRY(notes_of(&g));
    TRY(steps_of(&g));
    facts_of(&g);
    acts_of(&g);
    more_of(&g);
    papers_of(&g);
    form_errors(ctx, rq, &g.v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, g.v.number, &petition_show_view, &g.v);
}
