// SPDX-License-Identifier: MulanPSL-2.0
/* The votes of a meeting: prepared by the rule of its kind, begun in their order and only with a
 * quorum. */
#include "base/json.h"
#include "law/session_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_session.h"
#include "modules/meeting/meeting_store_hall.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { OBJECTS_MAX = VOTE_OPTIONS_MAX + 1 }; /* one too many is refused, not dropped */

enum status meeting_votes(struct ctx *ctx, int64_t meeting_id, struct meeting_vote **out,
                          size_t *out_count)
{
    TRY(meeting_store_votes(ctx, meeting_id, out, out_count));
    arr_each (i, *out_count)
        TRY(vote_get(ctx, (*out)[i].vote.id, &(*out)[i].vote));
    return ST_OK;
}

static bool is_running(const struct vote *v)
{
    return v->state == VOTE_OPEN || v->state == VOTE_CLOSED;
}

bool meeting_vote_decided(const struct vote *v)
{
    return v->state == VOTE_COUNTED || v->state == VOTE_ANNOUNCED || v->state == VOTE_INVALID;
}

enum status meeting_of_vote(struct ctx *ctx, int64_t vote_id, int64_t *out)
{
    return meeting_store_vote_meeting(ctx, vote_id, out);
}

enum status meeting_vote_runs(struct ctx *ctx, int64_t meeting_id, bool *out)
{
    struct meeting_vote *list;
    size_t count;

    *out = false;
    TRY(meeting_votes(ctx, meeting_id, &list, &count));
    arr_each (i, count)
        *out = *out || is_running(&list[i].vote);
    return ST_OK;
}

enum status meeting_votes_presence(struct ctx *ctx, const struct meeting_person *p, bool present)
{
    struct meeting_vote *list;
    size_t count;

    TRY(meeting_votes(ctx, p->meeting_id, &list, &count));
    arr_each (i, count)
        if (list[i].vote.state == VOTE_OPEN)
            TRY(vote_presence(ctx, list[i].vote.id, p->account_id, p->deputy_id, present));
    return ST_OK;
}

enum status meeting_vote_tell(struct ctx *ctx, const char *event, int64_t meeting_id,
                              int64_t item_id, int64_t vote_id)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_int(&j, "item", item_id);
    json_int(&j, "vote", vote_id);
    json_object_end(&j);
    return event_emit_data(ctx, event, meeting_id, buf_view(&out));
}

/* ---- preparing ---- */

enum vote_rule meeting_vote_rule(struct str majority)
{
    if (str_eqz(majority, "two_thirds_of_all"))
        return VOTE_TWO_THIRDS_OF_ALL;
    if (str_eqz(majority, "half_of_present"))
        return VOTE_HALF_OF_PRESENT;
    return str_eqz(majority, "none") ? VOTE_NOTED : VOTE_HALF_OF_ALL;
}

struct str meeting_vote_basis(const struct meeting_rule *rule)
{
    return meeting_vote_rule(rule->majority) == VOTE_HALF_OF_PRESENT ? rule->majority_article
                                                                     : S("");
}

/* A person's name has no comma in it; what else is voted on may have. */
static bool on_persons(enum meeting_vote_role role)
{
    return role == MEETING_VOTE_ELECTION || role == MEETING_VOTE_APPOINTMENT ||
           role == MEETING_VOTE_DISMISSAL || role == MEETING_VOTE_REMOVAL;
}

/* Bytes of the mark between name and note that stands at the beginning of s, 0 if none does. */
static size_t mark_at(struct str s, bool persons)
{
    static const struct str BARS[] = {SI("｜"), SI("|"), SI("，"), SI(",")};

    arr_each (i, persons ? COUNT(BARS) : COUNT(BARS) / 2)
        if (str_starts(s, BARS[i]))
            return BARS[i].len;
    return 0;
}

/* One object a line: "name｜note", of persons "name，post" too. */
static size_t objects_of(struct ctx *ctx, struct str text, bool persons, struct vote_option **out)
{
    struct vote_option *list = arena_array(ctx->arena, OBJECTS_MAX, struct vote_option);
    struct str line;
    size_t n = 0;

    while (n < OBJECTS_MAX && str_cut(&text, '\n', &line)) {
        struct vote_option o = {.name = str_trim(line), .note = S("")};

        arr_each (i, o.name.len) {
            const struct str rest = {o.name.ptr + i, o.name.len - i};
            const size_t mark = mark_at(rest, persons);

            if (mark == 0)
                continue;
            o.note = str_trim((struct str){rest.ptr + mark, rest.len - mark});
            o.name = str_trim((struct str){o.name.ptr, i});
            break;
        }
        if (o.name.len > 0)
            list[n++] = o;
    }
    *out = list;
    return n;
}

static enum vote_kind kind_of(enum meeting_vote_role role)
{
    if (role == MEETING_VOTE_ELECTION)
        return VOTE_ELECTION;
    return role == MEETING_VOTE_RATING ? VOTE_RATING : VOTE_MOTION;
}

static struct str title_of(struct ctx *ctx, const struct meeting_vote_new *in,
                           const struct meeting_item *item)
{
    const struct str title = in->title.len > 0 ? in->title : item->title;

    if (in->role == MEETING_VOTE_CLAUSE && in->title.len == 0)
        return TF(ctx->arena, "meeting.vote.clause_title", title, in->clause);
    if (in->role == MEETING_VOTE_AMENDMENT && in->title.len == 0)
        return TF(ctx->arena, "meeting.vote.amendment_title", title, in->clause);
    return title;
}

/* Whom it elects: the law's number of candidates is that post's. */
static enum status election_of(struct ctx *ctx, const struct meeting_vote_new *in,
                               struct vote_new *out)
{
    if (in->post.len == 0)
        return fail_field(&ctx->err, "post", "meeting.vote.err.post", NULL);
    out->check_candidates = vote_post_parse(in->post, &out->post);
    if (in->occasion.len > 0)
        (void)vote_occasion_parse(in->occasion, &out->occasion);
    return ST_OK;
}

/* What a form of satisfaction has to reach. */
static enum status rating_rule_of(struct ctx *ctx, const struct meeting_vote_new *in,
                                  enum vote_rule *out)
{
    struct law_params params;

    TRY(congress_law_params(ctx, ctx->today, &params));
    if (in->rating_rule.len != 0 && vote_rule_parse(in->rating_rule, out))
        return ST_OK;
    *out =
        in->pass_percent != 0 || !params.rating_of_all ? VOTE_SHARE_OF_BALLOTS : VOTE_HALF_OF_ALL;
    return ST_OK;
}

static enum status vote_new_of(struct ctx *ctx, const struct meeting_vote_new *in,
                               const struct meeting *m, const struct meeting_item *item,
                               struct vote_new *out)
{
    struct vote_option *objects;
    struct meeting_rule rule;
    struct body body = {.short_name = S("")};

    TRY(meeting_rule_get(ctx, m->rule_id, &rule));
    if (m->body_id != 0)
        TRY(body_get(ctx, m->body_id, &body));
    *out = (struct vote_new){
        .kind = kind_of(in->role),
        .method = in->method,
        .secret = in->secret,
        .en_bloc = in->en_bloc,
        .title = title_of(ctx, in, item),
        .body_name = body.short_name.len > 0 ? body.short_name : body.name,
        .origin = "meeting_item",
        .origin_id = item->id,
        .panel = "meeting",
        .panel_id = m->id,
        .origin_name = TF(ctx->arena, "meeting.item.nth", item->number),
        .back_url = str_printf(ctx->arena, "/meeting/%lld/hall", (long long)m->id),
        .body_id = m->body_id,
        .on = ctx->today,
        .rule = meeting_vote_rule(rule.majority),
        .basis = in->role == MEETING_VOTE_RATING ? in->basis : meeting_vote_basis(&rule),
        .matter = meeting_vote_matter(in->role),
        .pass_percent = in->pass_percent,
        .pass_grades = in->pass_grades,
        .scale = in->scale,
        .seats = in->seats,
        .write_in = in->write_in,
        .seconds = in->seconds,
        .again_reason = in->reason,
    };
    out->options_count = objects_of(ctx, in->objects, on_persons(in->role), &objects);
    out->options = objects;
    if (in->role == MEETING_VOTE_RATING)
        TRY(rating_rule_of(ctx, in, &out->rule));
    return in->role == MEETING_VOTE_ELECTION ? election_of(ctx, in, out) : ST_OK;
}

enum status meeting_vote_preparable(struct ctx *ctx, const struct meeting *m)
{
    enum meeting_state to;

    if (m->state == MEETING_NOTICED || m->state == MEETING_ADJOURNED)
        return ST_OK;
    return meeting_may_do(m->state, MEETING_DO_VOTE, &to, &ctx->err);
}

/* The result that an item as a whole already has; 0 none. */
static enum status whole_before(struct ctx *ctx, const struct meeting_vote *link, int64_t *out)
{
    struct meeting_vote *list;
    size_t count;

    if (link->role != MEETING_VOTE_WHOLE)
        return ST_OK;
    TRY(meeting_votes(ctx, link->meeting_id, &list, &count));
    arr_each (i, count)
        if (list[i].item_id == link->item_id && list[i].role == MEETING_VOTE_WHOLE &&
            (list[i].vote.state == VOTE_COUNTED || list[i].vote.state == VOTE_ANNOUNCED))
            *out = list[i].vote.id;
    return ST_OK;
}

struct making {
    const struct meeting_vote_new *in;
    int64_t *out_vote_id;
};

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct making *a = input;
    struct meeting_vote link = {0};
    struct meeting_item item;
    struct vote_new v;
    struct meeting m;

    TRY(meeting_get(ctx, a->in->meeting_id, &m));
    TRY(meeting_item_get(ctx, a->in->item_id, &item));
    if (item.meeting_id != m.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(meeting_vote_preparable(ctx, &m));
    if ((a->in->role == MEETING_VOTE_CLAUSE || a->in->role == MEETING_VOTE_AMENDMENT) &&
        a->in->clause.len == 0)
        return fail_field(&ctx->err, "clause", "meeting.vote.err.clause", NULL);
    TRY(meeting_motion_check_new(ctx, &item, a->in));
    TRY(vote_new_of(ctx, a->in, &m, &item, &v));
    TRY(meeting_motion_person(ctx, &item, &v));
    link = (struct meeting_vote){.meeting_id = m.id,
                                 .item_id = item.id,
                                 .role = a->in->role,
                                 .clause = a->in->clause,
                                 .motion_id = a->in->motion_id};
    TRY(whole_before(ctx, &link, &v.replaces_id));
    TRY(vote_arrange(ctx, &v, &link.vote.id));
    TRY(meeting_store_vote_add(ctx, &link));
    *a->out_vote_id = link.vote.id;
    TRY(meeting_vote_tell(ctx, "meeting.vote_prepared", m.id, item.id, link.vote.id));
    return a->in->open ? meeting_vote_start_now(ctx, &m, link.vote.id) : ST_OK;
}

enum status meeting_vote_make(struct ctx *ctx, const struct meeting_vote_new *in,
                              int64_t *out_vote_id)
{
    return db_tx(ctx, make_tx, &(struct making){in, out_vote_id});
}

/* ---- once more ---- */

struct repeating {
    int64_t meeting_id, vote_id;
    bool tied;
    struct str reason;
    int64_t *out_vote_id;
};

static const struct meeting_vote *vote_in(const struct meeting_vote *list, size_t count,
                                          int64_t vote_id)
{
    arr_each (i, count)
        if (list[i].vote.id == vote_id)
            return &list[i];
    return NULL;
}

static enum status repeat_tx(struct ctx *ctx, const void *input)
{
    const struct repeating *in = input;
    const struct meeting_vote *old;
    struct meeting_vote link, *list;
    enum meeting_state to;
    struct meeting m;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_may_do(m.state, MEETING_DO_VOTE, &to, &ctx->err));
    TRY(meeting_votes(ctx, m.id, &list, &count));
    old = vote_in(list, count, in->vote_id);
    if (old == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (old->change_id != 0)
        return fail(&ctx->err, ST_RULE, "meeting.vote.err.change_anew", NULL);
    link = (struct meeting_vote){.meeting_id = m.id,
                                 .item_id = old->item_id,
                                 .role = old->role,
                                 .clause = old->clause,
                                 .motion_id = old->motion_id};
    TRY(vote_repeat(ctx, in->vote_id, in->tied, in->reason, &link.vote.id));
    TRY(meeting_store_vote_add(ctx, &link));
    *in->out_vote_id = link.vote.id;
    return meeting_vote_tell(ctx, "meeting.vote_prepared", m.id, link.item_id, link.vote.id);
}

enum status meeting_vote_repeat(struct ctx *ctx, int64_t meeting_id, int64_t vote_id, bool tied,
                                struct str reason, int64_t *out_vote_id)
{
    return db_tx(ctx, repeat_tx,
                 &(struct repeating){meeting_id, vote_id, tied, reason, out_vote_id});
}

/* ---- held elsewhere ---- */

enum status meeting_objects(struct ctx *ctx, int64_t body_id, struct str *out_where)
{
    struct str name;
    int64_t id;

    TRY(meeting_store_running(ctx, body_id, &id, &name));
    if (id == 0)
        return ST_OK;
    *out_where = str_printf(ctx->arena, "/meeting/%lld/hall", (long long)id);
    (void)fail_field(&ctx->err, NULL, "meeting.vote.err.body_meets", str_z(ctx->arena, name));
    return ST_RULE;
}

/* ---- beginning ---- */

static enum status need_quorum(struct ctx *ctx, int64_t meeting_id, struct meeting_presence *out)
{
    TRY(meeting_presence(ctx, meeting_id, out));
    if (out->quorum)
        return ST_OK;
    (void)fail(&ctx->err, ST_RULE, "meeting.hall.err.quorum_vote",
               out->article.len > 0 ? str_z(ctx->arena, out->article) : NULL);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", out->needed - out->present);
    return ST_RULE;
}

static bool is_repeated(const struct meeting_vote *list, size_t count, int64_t vote_id)
{
    arr_each (i, count)
        if (list[i].vote.replaces_id == vote_id)
            return true;
    return false;
}

/* Does the item still wait for this vote? Void after it was opened, it has decided nothing and is
 * held again; void before, it was taken back. One that is repeated is decided by the repetition. */
static enum status still_open(struct ctx *ctx, const struct meeting_vote *list, size_t count,
                              const struct meeting_vote *o, bool *out)
{
    struct vote_result r;

    *out = !meeting_vote_decided(&o->vote);
    if (*out || is_repeated(list, count, o->vote.id))
        return ST_OK;
    if (o->vote.state == VOTE_INVALID) {
        *out = o->vote.opened_at != 0;
        return ST_OK;
    }
    TRY(vote_result(ctx, o->vote.id, &r));
    *out = !r.valid_round;
    return ST_OK;
}

/* Nothing else runs, and what has to be decided first is decided. */
static enum status in_turn(struct ctx *ctx, int64_t meeting_id, int64_t vote_id,
                           const struct meeting_vote **out)
{
    const struct meeting_vote *it;
    struct meeting_vote *list;
    size_t count;

    TRY(meeting_votes(ctx, meeting_id, &list, &count));
    it = vote_in(list, count, vote_id);
    if (it == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    arr_each (i, count) {
        const struct meeting_vote *o = &list[i];
        bool waits;

        if (o != it && is_running(&o->vote))
            return fail(&ctx->err, ST_RULE, "meeting.hall.err.vote_runs", NULL);
        if (o == it || o->item_id != it->item_id || !meeting_vote_before(o->role, it->role))
            continue;
        TRY(still_open(ctx, list, count, o, &waits));
        if (waits)
            return fail(&ctx->err, ST_RULE, "meeting.vote.err.order", NULL);
    }
    *out = it;
    return ST_OK;
}

static enum status voters_of(struct ctx *ctx, int64_t meeting_id, struct vote_voter **out,
                             size_t *out_count)
{
    struct meeting_remote *remotes;
    struct meeting_person *people;
    size_t count, remotes_count;

    TRY(meeting_people(ctx, meeting_id, &people, &count));
    TRY(meeting_remotes(ctx, meeting_id, &remotes, &remotes_count));
    *out = arena_array(ctx->arena, count, struct vote_voter);
    *out_count = 0;
    arr_each (i, count) {
        const struct meeting_person *p = &people[i];
        const bool device = session_law_votes_by_device(
            meeting_remote_among(remotes, remotes_count, p->id) != NULL);

        if (!session_law_has_vote(p->capacity == MEETING_MEMBER))
            continue;
        /* by video: on the roll, counted by hand with those who have not pressed */
        (*out)[(*out_count)++] = (struct vote_voter){.account_id = device ? p->account_id : 0,
                                                     .deputy_id = p->deputy_id,
                                                     .name = p->name,
                                                     .present = p->present};
    }
    return ST_OK;
}

enum status meeting_vote_start_now(struct ctx *ctx, const struct meeting *m, int64_t vote_id)
{
    const struct meeting_vote *it = NULL;
    struct meeting_presence presence;
    struct vote_voter *voters;
    enum meeting_state to;
    size_t count;

    TRY(meeting_may_do(m->state, MEETING_DO_VOTE, &to, &ctx->err));
    TRY(need_quorum(ctx, m->id, &presence));
    TRY(in_turn(ctx, m->id, vote_id, &it));
    ASSERT(it != NULL);
    TRY(meeting_motion_opened(ctx, it));
    TRY(voters_of(ctx, m->id, &voters, &count));
    TRY(vote_open(ctx, vote_id, voters, count, presence.all_members));
    return meeting_vote_tell(ctx, "meeting.vote_started", m->id, it->item_id, vote_id);
}

struct starting {
    int64_t meeting_id, vote_id;
};

static enum status start_tx(struct ctx *ctx, const void *input)
{
    const struct starting *in = input;
    struct meeting m;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    return meeting_vote_start_now(ctx, &m, in->vote_id);
}

enum status meeting_vote_start(struct ctx *ctx, int64_t meeting_id, int64_t vote_id)
{
    return db_tx(ctx, start_tx, &(struct starting){meeting_id, vote_id});
}
