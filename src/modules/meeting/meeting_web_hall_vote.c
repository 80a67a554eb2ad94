// SPDX-License-Identifier: MulanPSL-2.0
/* Votes of an item prepared and begun from the console; a change of the agenda proposed. */
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { OBJECTS_CHARS = 4000 };

static struct str hall_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/meeting/%lld/hall%s", (long long)id, tail);
}

static struct form_page *page_open(struct ctx *ctx, const struct request *rq,
                                   const struct meeting_day *d, struct str title, const char *tail,
                                   struct str go)
{
    struct form_page *f = form_page_open(ctx, rq, title, hall_url(ctx, d->m.id, tail),
                                         hall_url(ctx, d->m.id, ""), go);

    form_page_crumb(f, d->m.name, hall_url(ctx, d->m.id, ""));
    return f;
}

static enum status page_show(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct form_page *f)
{
    struct meeting_hall_form_v v = {.page = *form_page_done(f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &meeting_hall_form_view, &v);
}

/* ---- a vote of an item ---- */

static const struct meeting_item *wanted_item(const struct request *rq, const struct meeting_day *d)
{
    const int64_t id = param_present(rq, "item") ? param_id(rq, "item") : d->m.current_item_id;

    arr_each (i, d->items_count)
        if (d->items[i].id == id)
            return &d->items[i];
    return d->items_count > 0 ? &d->items[0] : NULL;
}

static bool is_on_people(enum meeting_vote_role role)
{
    return role == MEETING_VOTE_APPOINTMENT || role == MEETING_VOTE_DISMISSAL ||
           role == MEETING_VOTE_REMOVAL;
}

static void put_objects(struct form_page *f, enum meeting_vote_role role)
{
    const bool needed =
        is_on_people(role) || role == MEETING_VOTE_ELECTION || role == MEETING_VOTE_RATING;
    struct field_v *field =
        form_page_put(f, "text", "options",
                      is_on_people(role)              ? "meeting.vote.f.people"
                      : role == MEETING_VOTE_ELECTION ? "meeting.vote.f.candidates"
                      : role == MEETING_VOTE_RATING   ? "meeting.vote.f.rated"
                                                      : "meeting.vote.f.objects",
                      S(""));

    form_max(field, OBJECTS_CHARS, needed ? 4 : 3);
    if (!needed)
        form_optional(field);
}

/* By the rule of the place, or by a share of ballots that somebody has to say. */
static void put_rating_rule(struct form_page *f, bool of_all)
{
    form_words_or(f->ctx,
                  form_page_put(f, "select", "rating_rule", "meeting.vote.f.rating_rule",
                                of_all ? S("half_of_all") : S("share_of_ballots")),
                  "half_of_all share_of_ballots half_of_present noted", "meeting.vote.rating_rule.",
                  NULL);
    form_optional(form_page_put(f, "int", "pass_percent", "meeting.vote.f.pass_percent", S("")));
    form_optional(form_page_put(f, "line", "basis", "meeting.vote.f.basis", S("")));
}

/* What every vote of this role needs. */
static void put_main(struct form_page *f, enum meeting_vote_role role, bool rating_of_all)
{
    if (role == MEETING_VOTE_CLAUSE)
        (void)form_page_put(f, "line", "clause", "meeting.vote.f.clause", S(""));
    if (role == MEETING_VOTE_AMENDMENT)
        (void)form_page_put(f, "line", "clause", "meeting.vote.f.amendment", S(""));
    if (is_on_people(role) || role == MEETING_VOTE_ELECTION || role == MEETING_VOTE_RATING)
        put_objects(f, role);
    if (role == MEETING_VOTE_ELECTION) {
        struct field_v *post = form_page_put(f, "select", "post", "meeting.vote.f.post", S(""));

        post->choose = true;
        form_words_or(f->ctx, post, "chief vice member deputy other", "meeting.vote.post.", NULL);
        (void)form_page_put(f, "int", "seats", "meeting.vote.f.seats", S(""));
    }
    if (role == MEETING_VOTE_RATING && !rating_of_all)
        put_rating_rule(f, false);
}

/* What few need, as the law and the kind have it. */
static void put_rest(struct form_page *f, enum meeting_vote_role role, bool rating_of_all)
{
    form_optional(form_page_put(f, "line", "title", "meeting.vote.f.title", S("")));
    form_words_or(f->ctx, form_page_put(f, "radio", "method", "meeting.vote.f.method", S("device")),
                  "device hands paper", "meeting.vote.method.", NULL);
    form_words_or(f->ctx,
                  form_page_put(f, "radio", "secret", "meeting.vote.f.secret",
                                meeting_vote_secret(role) ? S("1") : S("0")),
                  "0 1", "meeting.vote.f.secret.", NULL);
    form_optional(form_page_put(f, "int", "seconds", "meeting.vote.f.seconds", S("")));
    if (role == MEETING_VOTE_ELECTION) {
        form_words_or(f->ctx,
                      form_page_put(f, "select", "occasion", "meeting.vote.f.occasion", S("first")),
                      "first another by_election", "meeting.vote.occasion.", NULL);
        (void)form_page_put(f, "check", "write_in", "meeting.vote.f.write_in", S("1"));
    } else if (role == MEETING_VOTE_RATING) {
        if (rating_of_all)
            put_rating_rule(f, true);
        form_optional(form_page_put(f, "line", "scale", "meeting.vote.f.scale", S("")));
        (void)form_page_put(f, "int", "pass_grades", "meeting.vote.f.pass_grades", S("2"));
    } else {
        if (!is_on_people(role))
            put_objects(f, role);
        (void)form_page_put(f, "check", "en_bloc", "meeting.vote.f.en_bloc", S("0"));
    }
    form_optional(form_page_put(f, "line", "reason", "meeting.vote.f.reason", S("")));
}

static const struct tabs_v *roles_of(struct ctx *ctx, const struct meeting_day *d, int64_t item,
                                     enum meeting_vote_role role)
{
    static const enum meeting_vote_role ORDER[] = {
        MEETING_VOTE_WHOLE,       MEETING_VOTE_CLAUSE,    MEETING_VOTE_AMENDMENT,
        MEETING_VOTE_APPOINTMENT, MEETING_VOTE_DISMISSAL, MEETING_VOTE_REMOVAL,
        MEETING_VOTE_ELECTION,    MEETING_VOTE_RATING,    MEETING_VOTE_PROCEDURE,
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(ORDER), struct tab_v);
    struct tabs_v *tabs = arena_new(ctx->arena, struct tabs_v);

    arr_each (i, COUNT(ORDER)) {
        const char *word = meeting_vote_role_word(ORDER[i]);

        items[i] = (struct tab_v){
            .label = text_of("meeting.vote.role.", str_from(word)),
            .url = str_printf(ctx->arena, "/meeting/%lld/hall/vote?item=%lld&role=%s",
                              (long long)d->m.id, (long long)item, word),
            .on = ORDER[i] == role,
        };
    }
    *tabs = (struct tabs_v){
        .label = T("meeting.vote.f.role"), .items = items, .items_count = COUNT(ORDER)};
    return tabs;
}

static enum status wanted_role(struct ctx *ctx, const struct request *rq,
                               const struct meeting_item *item, enum meeting_vote_role *out)
{
    *out = MEETING_VOTE_WHOLE;
    if (item != NULL)
        TRY(meeting_vote_role_of(ctx, item, out));
    (void)meeting_vote_role_parse(param_text(rq, "role"), out);
    return ST_OK;
}

enum status meeting_web_vote_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct meeting_item *item;
    enum meeting_vote_role role;
    struct law_params params;
    struct option_v *items;
    struct meeting_day d;
    struct form_page *f;
    struct str item_id;
    size_t count;

    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    TRY(meeting_vote_preparable(ctx, &d.m));
    item = wanted_item(rq, &d);
    item_id = item != NULL ? str_printf(ctx->arena, "%lld", (long long)item->id) : S("");
    TRY(wanted_role(ctx, rq, item, &role));
    f = page_open(ctx, rq, &d, T("meeting.vote.new"), "/vote", T("meeting.vote.new_go"));
    f->v.tabs = roles_of(ctx, &d, item != NULL ? item->id : 0, role);
    (void)form_page_put(f, "hidden", "role", "meeting.vote.f.role",
                        str_from(meeting_vote_role_word(role)));
    items = meeting_day_item_options(ctx, &d, &count);
    form_options(ctx, form_page_put(f, "select", "item", "meeting.vote.f.item", item_id), items,
                 count);
    if (role == MEETING_VOTE_AMENDMENT && item != NULL)
        TRY(meeting_web_put_amendments(f, item));
    TRY(congress_law_params(ctx, ctx->today, &params));
    put_main(f, role, params.rating_of_all);
    if (role == MEETING_VOTE_AMENDMENT) /* the one that is chosen names itself */
        form_optional(&f->fields[f->v.fields_count - 1]);
    if (d.m.state == MEETING_OPEN && !meeting_vote_secret(role))
        (void)form_page_put(f, "check", "open", "meeting.vote.f.open", S("0"));
    form_page_more(f);
    put_rest(f, role, params.rating_of_all);
    return page_show(ctx, rq, rs, f);
}

/* As typed: what cannot be is left to the engine to refuse, and is not taken for "no limit". */
static unsigned param_seconds(const struct request *rq)
{
    const int64_t n = param_int(rq, "seconds");

    return n < 0 || n > VOTE_SECONDS_MAX ? VOTE_SECONDS_MAX + 1 : (unsigned)n;
}

static unsigned param_count_of(const struct request *rq, const char *name)
{
    const int64_t n = param_int(rq, name);

    return n > 0 && n < 1000000 ? (unsigned)n : 0;
}

enum status meeting_web_vote_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_vote_new in = {
        .meeting_id = path_id(rq, "id"),
        .item_id = param_id(rq, "item"),
        .title = param_text(rq, "title"),
        .clause = param_text(rq, "clause"),
        .secret = str_eqz(param_text(rq, "secret"), "1"),
        .en_bloc = param_bool(rq, "en_bloc"),
        .write_in = param_bool(rq, "write_in"),
        .post = param_text(rq, "post"),
        .occasion = param_text(rq, "occasion"),
        .seats = param_count_of(rq, "seats"),
        .seconds = param_seconds(rq),
        .pass_percent = param_count_of(rq, "pass_percent"),
        .pass_grades = param_count_of(rq, "pass_grades"),
        .rating_rule = param_text(rq, "rating_rule"),
        .scale = param_text(rq, "scale"),
        .basis = param_text(rq, "basis"),
        .objects = param_text(rq, "options"),
        .motion_id = param_id(rq, "motion"),
        .reason = param_text(rq, "reason"),
        .open = param_bool(rq, "open"),
    };
    int64_t vote_id;

    (void)meeting_vote_role_parse(param_text(rq, "role"), &in.role);
    (void)vote_method_parse(param_text(rq, "method"), &in.method);
    TRY(meeting_web_name_amendment(ctx, &in));
    TRY(meeting_vote_make(ctx, &in, &vote_id));
    meeting_web_told(ctx, in.meeting_id);
    respond_flash(rs, in.open ? "meeting.vote.started" : "meeting.vote.prepared", S(""));
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)in.meeting_id);
}

enum status meeting_web_vote_start(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_vote_start(ctx, id, path_id(rq, "vote_id")));
    meeting_web_told(ctx, id);
    respond_flash(rs, "meeting.vote.started", S(""));
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)id);
}

enum status meeting_web_vote_repeat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    int64_t vote_id;

    TRY(meeting_vote_repeat(ctx, id, path_id(rq, "vote_id"), param_bool(rq, "tied"),
                            param_text(rq, "reason"), &vote_id));
    meeting_web_told(ctx, id);
    respond_flash(rs, "meeting.vote.prepared", S(""));
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)id);
}

/* ---- a change of the agenda ---- */

/* By which article a matter is not put to the vote yet. */
static enum status note_deferral(struct form_page *f, const struct meeting *m)
{
    struct meeting_rule rule;
    struct str article;

    TRY(meeting_rule_get(f->ctx, m->rule_id, &rule));
    article = meeting_deferral_article(&rule, m->starts_on);
    if (article.len > 0)
        f->v.note = TF(f->ctx->arena, "meeting.change.deferral", article);
    return ST_OK;
}

enum status meeting_web_change_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v *items, *all;
    enum meeting_state to;
    struct meeting_day d;
    struct form_page *f;
    size_t count;

    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    TRY(meeting_may_do(d.m.state, MEETING_DO_VOTE, &to, &ctx->err));
    f = page_open(ctx, rq, &d, T("meeting.change.title"), "/change", T("meeting.change.go"));
    form_words_or(f->ctx, form_page_put(f, "radio", "kind", "meeting.change.f.kind", S("add")),
                  "add next defer withdraw", "meeting.change.kind.", NULL);
    items = meeting_day_item_options(ctx, &d, &count);
    all = arena_array(ctx->arena, count + 1, struct option_v);
    all[0] = (struct option_v){.value = S(""), .label = T("meeting.change.f.none")};
    arr_each (i, count)
        all[i + 1] = items[i];
    form_optional(form_page_put(f, "select", "item", "meeting.change.f.item", S("")));
    form_options(ctx, &f->fields[f->v.fields_count - 1], all, count + 1);
    form_optional(form_page_put(f, "line", "title", "meeting.change.f.title", S("")));
    form_words_or(f->ctx, form_page_put(f, "select", "sort", "meeting.change.f.sort", S("other")),
                  "report bill decision appointment rating study other", "meeting.sort.", NULL);
    (void)form_page_put(f, "line", "proposer", "meeting.change.f.proposer", S(""));
    (void)form_page_put(f, "text", "reason", "meeting.change.f.reason", S(""));
    if (form_again(rq)) /* what was voted on before is the exception */
        form_optional(form_page_put(f, "line", "again", "meeting.vote.f.reason", S("")));
    form_words_or(f->ctx, form_page_put(f, "radio", "method", "meeting.vote.f.method", S("device")),
                  "device hands paper", "meeting.vote.method.", NULL);
    TRY(note_deferral(f, &d.m));
    return page_show(ctx, rq, rs, f);
}

enum status meeting_web_change(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_proposal_new in = {
        .meeting_id = path_id(rq, "id"),
        .item_id = param_id(rq, "item"),
        .kind = param_text(rq, "kind"),
        .title = param_text(rq, "title"),
        .sort = param_text(rq, "sort"),
        .reason = param_text(rq, "reason"),
        .proposer = param_text(rq, "proposer"),
        .again = param_text(rq, "again"),
    };
    int64_t vote_id;

    (void)vote_method_parse(param_text(rq, "method"), &in.method);
    TRY(meeting_propose(ctx, &in, &vote_id));
    meeting_web_told(ctx, in.meeting_id);
    respond_flash(rs, "meeting.change.voting", S(""));
    return respond_see_other(rs, "/meeting/%lld/hall", (long long)in.meeting_id);
}
