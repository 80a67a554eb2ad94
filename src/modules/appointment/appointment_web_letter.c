// SPDX-License-Identifier: MulanPSL-2.0
/* Proposals: the list, one of them, whom it names, on which agenda, the vote, the list of names. */
#include "modules/appointment/appointment_web.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 8, LINKS_MAX = 8, POSTS_MAX = 200, MEETINGS_MAX = 12, ITEMS_MAX = 60 };

static const char *const KEPT[] = {"q", "nominator", "open", "limit", NULL};

enum status appointment_web_letters(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_letter_filter f = {.q = param_text(rq, "q"),
                                                .nominator = param_text(rq, "nominator"),
                                                .open = param_bool(rq, "open"),
                                                .after = param_text(rq, "after"),
                                                .limit = list_limit(rq, LIST_ROWS)};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct appointment_letter_list_v v = {.links = link};
    struct appointment_letter_row_v *rows;
    struct appointment_letter *all;
    struct list_links links;
    struct str next;

    TRY(appointment_store_letter_page(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct appointment_letter_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct appointment_letter_row_v){.id = all[i].id,
                                                    .title = all[i].title,
                                                    .nominator = all[i].nominator,
                                                    .number = all[i].number,
                                                    .received = all[i].received_on,
                                                    .matters = all[i].matters,
                                                    .open = all[i].open};
    v.rows = rows;
    v.tabs = appointment_web_tabs(ctx, "letters");
    *link =
        (struct link_v){.label = T("appointment.do.letter"), .url = S("/appointment/letter/new")};
    v.links_count = may(ctx, "appointment.manage") ? 1 : 0;
    *field = form_field(ctx, rq, "select", "nominator", "appointment.col.nominator", f.nominator);
    appointment_web_words(ctx, field, APPOINTMENT_NOMINATORS, "appointment.nominator.", true);
    v.filter = (struct filter_v){.url = S("/appointment/letter"),
                                 .label = T("appointment.filter.letter"),
                                 .q = f.q,
                                 .fields = field,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/appointment/letter"))};
    links = list_links_of(ctx, rq, "/appointment/letter", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("appointment.letter_none"),
                              .text = T("appointment.letter_none_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("appointment.tab.letters"),
                        &appointment_letter_list_view, &v);
}

/* ---------------------------------------------------------------- one proposal */

/* Which of its matters stand where; the item they are on, 0 none. */
struct standing {
    size_t open, checked, listed, passed, drafted, untested;
    int64_t item_id;
};

static struct standing standing_of(const struct appointment *all, size_t count)
{
    struct standing s = {.open = 0};

    arr_each (i, count) {
        s.open += appointment_is_open(all[i].state);
        s.checked += str_eqz(all[i].state, "checked");
        s.listed += str_eqz(all[i].state, "listed");
        s.passed += str_eqz(all[i].state, "passed");
        s.drafted += all[i].doc_id != 0;
        s.untested += appointment_is_open(all[i].state) && str_eqz(all[i].act, "appoint") &&
                      !str_eqz(all[i].state, "voting");
        if (all[i].item_id != 0)
            s.item_id = all[i].item_id;
    }
    return s;
}

static void links_of(struct ctx *ctx, const struct appointment_letter *l, const struct standing *s,
                     struct appointment_letter_show_v *v)
{
    struct link_v *links = arena_array(ctx->arena, LINKS_MAX, struct link_v);
    struct action_v *act = arena_new(ctx->arena, struct action_v);
    const struct {
        const char *word;
        bool on;
    } EACH[] = {
        {"add", s->item_id == 0},
        {"bank", s->untested > 0},
        {"agenda", s->checked > 0},
        {"vote", s->listed > 0},
        {"edit", s->open > 0 || s->passed == 0},
    };

    v->links = links;
    v->acts = act;
    if (!may(ctx, "appointment.manage"))
        return;
    arr_each (i, COUNT(EACH))
        if (EACH[i].on)
            links[v->links_count++] =
                (struct link_v){.label = text_of("appointment.do.", str_from(EACH[i].word)),
                                .url = str_printf(ctx->arena, "/appointment/letter/%lld/%s",
                                                  (long long)l->id, EACH[i].word)};
    if (s->passed > 0 && s->drafted == 0 && s->open == 0 && s->item_id != 0) {
        *act = (struct action_v){.url = appointment_web_url(ctx, "/letter", l->id, "/draft"),
                                 .label = T("appointment.do.draft"),
                                 .primary = true};
        v->acts_count = 1;
    }
}

/* Handed in so many days before the meeting? */
static enum status lead_of(struct ctx *ctx, const struct appointment_letter *l, int64_t item_id,
                           struct appointment_letter_show_v *v)
{
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct appointment_lead lead;

    TRY(appointment_lead(ctx, l, item_id, &lead));
    if (!lead.late)
        return ST_OK;
    *note = (struct note_v){
        .warn = true,
        .title = TF(ctx->arena, "appointment.late", text_date(ctx->arena, lead.by, ctx->today)),
        .text = lead.article};
    v->note = note;
    return ST_OK;
}

static void facts_of(struct ctx *ctx, const struct appointment_letter *l, int64_t item_id,
                     struct appointment_letter_show_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    struct str url, item = appointment_web_item(ctx, item_id, &url);
    size_t n = 0;

    items[n++] = (struct kv_item_v){.label = T("appointment.col.nominator"),
                                    .value = text_of("appointment.nominator.", l->nominator)};
    if (l->number.len > 0)
        items[n++] =
            (struct kv_item_v){.label = T("appointment.col.letter_number"), .value = l->number};
    items[n++] = (struct kv_item_v){.label = T("appointment.f.letter_signer"), .value = l->signer};
    items[n++] = (struct kv_item_v){.label = T("appointment.f.dated"),
                                    .value = text_date(ctx->arena, l->dated_on, ctx->today)};
    items[n++] = (struct kv_item_v){.label = T("appointment.col.received"),
                                    .value = text_date(ctx->arena, l->received_on, ctx->today)};
    if (item.len > 0)
        items[n++] =
            (struct kv_item_v){.label = T("appointment.f.item"), .value = item, .url = url};
    v->facts = (struct kv_v){.items = items, .items_count = n};
}

enum status appointment_web_letter(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct appointment_letter_show_v v = {.id = 0};
    struct appointment_row_v *rows;
    struct appointment_letter l;
    struct appointment *all;
    struct standing s;
    size_t count;

    TRY(appointment_store_letter(ctx, path_id(rq, "id"), &l));
    TRY(appointment_store_of_letter(ctx, l.id, &all, &count));
    s = standing_of(all, count);
    up[0] = (struct link_v){.label = T("appointment.menu"), .url = S("/appointment")};
    up[1] = (struct link_v){.label = T("appointment.tab.letters"), .url = S("/appointment/letter")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 2, .here = l.title};
    v.id = l.id;
    v.version = l.version;
    v.title = l.title;
    v.text = l.text;
    rows = arena_array(ctx->arena, count, struct appointment_row_v);
    arr_each (i, count)
        rows[i] = appointment_web_row(ctx, &all[i]);
    v.rows = rows;
    v.rows_count = count;
    *empty = (struct empty_v){.title = T("appointment.none"),
                              .text = T("appointment.letter_empty_text")};
    v.empty = count == 0 ? empty : NULL;
    facts_of(ctx, &l, s.item_id, &v);
    TRY(lead_of(ctx, &l, s.item_id, &v));
    links_of(ctx, &l, &s, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &appointment_letter_show_view, &v);
}

/* ---------------------------------------------------------------- its form */

static struct form_page *open_form(struct ctx *ctx, const struct request *rq,
                                   const struct appointment_letter *l, const char *tail,
                                   const char *title)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title), appointment_web_url(ctx, "/letter", l->id, tail),
                       appointment_web_url(ctx, "/letter", l->id, ""), T("appointment.do.save"));

    form_page_crumb(f, T("appointment.tab.letters"), S("/appointment/letter"));
    form_page_crumb(f, l->title, appointment_web_url(ctx, "/letter", l->id, ""));
    return f;
}

static void put_letter(struct form_page *f, const struct appointment_letter *l)
{
    struct ctx *ctx = f->ctx;

    appointment_web_words(
        ctx, form_page_put(f, "select", "nominator", "appointment.col.nominator", l->nominator),
        APPOINTMENT_NOMINATORS, "appointment.nominator.", false);
    (void)form_page_put(f, "line", "title", "appointment.f.title", l->title);
    form_optional(form_page_put(f, "line", "number", "appointment.col.letter_number", l->number));
    (void)form_page_put(f, "line", "signer", "appointment.f.letter_signer", l->signer);
    (void)form_page_put(f, "date", "dated_on", "appointment.f.dated", list_iso(ctx, l->dated_on));
    (void)form_page_put(f, "date", "received_on", "appointment.col.received",
                        list_iso(ctx, l->received_on));
    form_page_more(f);
    form_optional(form_page_put(f, "text", "text", "appointment.f.letter_text", l->text));
}

static struct appointment_letter read_letter(const struct request *rq)
{
    return (struct appointment_letter){
        .nominator = param_text(rq, "nominator"),
        .title = param_text(rq, "title"),
        .number = param_text(rq, "number"),
        .signer = param_text(rq, "signer"),
        .text = param_text(rq, "text"),
        .dated_on = param_date(rq, "dated_on"),
        .received_on = param_date(rq, "received_on"),
    };
}

enum status appointment_web_letter_new_page(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("appointment.do.letter"), S("/appointment/letter/new"),
                       S("/appointment/letter"), T("appointment.do.save"));

    form_page_crumb(f, T("appointment.tab.letters"), S("/appointment/letter"));
    put_letter(f, &(struct appointment_letter){.nominator = S("government"),
                                               .title = S(""),
                                               .number = S(""),
                                               .signer = S(""),
                                               .text = S(""),
                                               .dated_on = ctx->today,
                                               .received_on = ctx->today});
    return appointment_web_form(f, rs);
}

static enum status saved(struct ctx *ctx, const struct appointment_letter *in, struct response *rs)
{
    int64_t id = 0;

    TRY(appointment_letter_save(ctx, in, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/letter/%lld", (long long)id);
}

enum status appointment_web_letter_new(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct appointment_letter in = read_letter(rq);

    return saved(ctx, &in, rs);
}

enum status appointment_web_letter_edit_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct appointment_letter l;
    struct form_page *f;

    TRY(appointment_store_letter(ctx, path_id(rq, "id"), &l));
    f = open_form(ctx, rq, &l, "/edit", "appointment.do.edit");
    put_letter(f, &l);
    form_page_version(f, l.version);
    return appointment_web_form(f, rs);
}

enum status appointment_web_letter_edit(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct appointment_letter in = read_letter(rq);

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    return saved(ctx, &in, rs);
}

/* ---------------------------------------------------------------- whom, for which post */

static enum status posts_into(struct ctx *ctx, struct field_v *field)
{
    const struct appointment_post_filter filter = {.on = ctx->today, .limit = POSTS_MAX};
    struct appointment_post *posts;
    struct option_v *options;
    struct str next;
    int64_t total;
    size_t count;

    TRY(appointment_store_post_page(ctx, &filter, &posts, &count, &next, &total));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, posts[i].id), .label = posts[i].name};
    form_options(ctx, field, options, count);
    return ST_OK;
}

enum status appointment_web_add_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct appointment_letter l;
    struct form_page *f;
    struct field_v *post;

    TRY(appointment_store_letter(ctx, path_id(rq, "id"), &l));
    f = open_form(ctx, rq, &l, "/add", "appointment.do.add");
    appointment_web_words(ctx,
                          form_page_put(f, "radio", "act", "appointment.col.act", S("appoint")),
                          str_eqz(l.nominator, "himself") ? "resign" : "appoint dismiss acting",
                          "appointment.act.", false);
    (void)form_page_put(f, "line", "name", "appointment.f.name", S(""));
    post = form_page_put(f, "select", "post", "appointment.col.post", S(""));
    post->choose = true;
    TRY(posts_into(ctx, post));
    form_max(form_page_put(f, "text", "reason", "appointment.f.reason", S("")),
             APPOINTMENT_TEXT_CHARS, 4);
    form_page_more(f);
    appointment_web_words(ctx, form_page_put(f, "select", "sex", "appointment.f.sex", S("")),
                          "male female", "appointment.sex.", true);
    form_optional(form_page_put(f, "line", "born", "appointment.col.born", S("")));
    form_optional(form_page_put(f, "line", "ethnic", "appointment.f.ethnic", S("")));
    form_optional(form_page_put(f, "line", "party", "appointment.f.party", S("")));
    form_optional(form_page_put(f, "line", "education", "appointment.f.education", S("")));
    form_optional(form_page_put(f, "text", "resume", "appointment.f.resume", S("")));
    return appointment_web_form(f, rs);
}

enum status appointment_web_add(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct appointment_new in = {
        .letter_id = path_id(rq, "id"),
        .post_id = param_id(rq, "post"),
        .act = param_text(rq, "act"),
        .reason = param_text(rq, "reason"),
        .person = {.name = param_text(rq, "name"),
                   .sex = param_text(rq, "sex"),
                   .born = param_text(rq, "born"),
                   .ethnic = param_text(rq, "ethnic"),
                   .party = param_text(rq, "party"),
                   .education = param_text(rq, "education"),
                   .resume = param_text(rq, "resume")},
    };
    int64_t id = 0;

    TRY(appointment_add(ctx, &in, &id));
    respond_flash(rs, "appointment.done.saved", S(""));
    return respond_see_other(rs, "/appointment/%lld", (long long)id);
}
