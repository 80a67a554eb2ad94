// SPDX-License-Identifier: MulanPSL-2.0
/* A meeting is made, changed, called off; its members come from its body as of the day. */
#include "base/utf8.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/paper.h"
#include "platform/text.h"

enum { NUMERAL_MAX = 99, DAY_SECONDS = 86400, DAY_MINUTES = 1440 };

/* ---------------------------------------------------------------- name and number */

static struct str number_words(struct ctx *ctx, int number)
{
    return number > 0 && number <= NUMERAL_MAX ? paper_numeral(ctx->arena, (unsigned)number)
                                               : str_printf(ctx->arena, "%d", number);
}

/* "{0}…{1}" of a rule, which an office may have written: {0} the body, {1} the number, {2} the
 * meeting that this one is part of. */
static struct str title_fill(struct ctx *ctx, struct str pattern, struct str body,
                             struct str number, struct str parent)
{
    const struct str values[] = {body, number, parent.len != 0 ? parent : body};
    struct buf b = buf_new(ctx->arena, 0);

    while (pattern.len != 0) {
        if (pattern.len >= 3 && pattern.ptr[0] == '{' && pattern.ptr[1] >= '0' &&
            pattern.ptr[1] <= '2' && pattern.ptr[2] == '}') {
            buf_str(&b, values[pattern.ptr[1] - '0']);
            pattern = (struct str){pattern.ptr + 3, pattern.len - 3};
            continue;
        }
        buf_char(&b, *pattern.ptr++);
        pattern.len--;
    }
    return buf_view(&b);
}

/* The next among the parts of one session. */
static enum status number_below(struct ctx *ctx, const struct meeting *m, int *out)
{
    struct meeting *below;
    size_t count;

    *out = 1;
    TRY(meeting_store_below(ctx, m->parent_id, &below, &count));
    arr_each (i, count)
        if (below[i].kind_id == m->kind_id && below[i].body_id == m->body_id &&
            below[i].state != MEETING_CANCELLED && below[i].number >= *out)
            *out = below[i].number + 1;
    return ST_OK;
}

static enum status number_of(struct ctx *ctx, const struct meeting_rule *rule,
                             const struct meeting_new *in, const struct meeting *m, int *out)
{
    struct congress_term term;
    int last;

    *out = in->number;
    if (in->number > 0 || !str_has(rule->title, S("{1}")))
        return ST_OK;
    if (in->parent_id != 0)
        return number_below(ctx, m, out);
    if (in->session_id != 0 && str_eqz(rule->body_kind, "congress")) {
        struct congress_session session;

        TRY(congress_session_get(ctx, in->session_id, &session));
        *out = session.number;
        return ST_OK;
    }
    TRY(congress_term_now(ctx, &term));
    TRY(meeting_store_last_number(ctx, m->kind_id, m->body_id, term.from_on, &last));
    *out = last + 1;
    return ST_OK;
}

static enum status name_of(struct ctx *ctx, const struct meeting_rule *rule,
                           const struct meeting_new *in, const struct body *body, struct meeting *m)
{
    struct meeting parent = {0};

    m->name = in->name;
    if (m->name.len != 0)
        return ST_OK;
    if (in->parent_id != 0)
        TRY(meeting_get(ctx, in->parent_id, &parent));
    m->name = title_fill(ctx, rule->title, body->name, number_words(ctx, m->number), parent.name);
    return m->name.len != 0 ? ST_OK : fail_field(&ctx->err, "name", "meeting.no_name", NULL);
}

/* ---------------------------------------------------------------- what is asked for */

static enum status body_of(struct ctx *ctx, const struct meeting_rule *rule,
                           const struct meeting_new *in, struct body *out)
{
    enum body_kind kind;
    enum status st;

    *out = (struct body){0};
    if (in->body_id != 0) {
        TRY(body_get(ctx, in->body_id, out));
        if (rule->body_kind.len != 0 && !str_eqz(rule->body_kind, body_kind_word(out->kind)))
            return fail_field(&ctx->err, "body", "meeting.body_wrong_kind", NULL);
        return ST_OK;
    }
    if (rule->body_kind.len == 0 || !body_kind_parse(rule->body_kind, &kind))
        return ST_OK;
    st = body_of_kind(ctx, kind, in->starts_on, out);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return fail_field(&ctx->err, "body", "meeting.no_body", NULL);
}

static void check(struct ctx *ctx, const struct meeting_new *in, struct date ends_on)
{
    if (date_none(in->starts_on))
        invalid(ctx, "starts_on", "meeting.no_day", NULL);
    else if (date_cmp(ends_on, in->starts_on) < 0)
        invalid(ctx, "ends_on", "meeting.ends_before", NULL);
    if (in->starts_minute >= DAY_MINUTES)
        invalid(ctx, "starts_at", "meeting.clock_wrong", NULL);
    if (utf8_chars(in->name.ptr, in->name.len) > MEETING_NAME_CHARS)
        invalid(ctx, "name", "meeting.name_long", NULL);
    if (utf8_chars(in->place.ptr, in->place.len) > MEETING_PLACE_CHARS)
        invalid(ctx, "place", "meeting.place_long", NULL);
}

static int64_t instant_of(struct date on, unsigned minute)
{
    return minute == 0 ? 0 : date_begin(on) + (int64_t)minute * 60;
}

enum status meeting_make(struct ctx *ctx, const struct meeting_new *in, struct meeting *out)
{
    struct meeting_rule rule;
    struct body body;
    struct meeting m;

    TRY(meeting_rule_of_kind(ctx, in->kind, &rule));
    TRY(body_of(ctx, &rule, in, &body));
    m = (struct meeting){
        .id = db_new_id(ctx),
        .version = 1,
        .kind_id = rule.kind_id,
        .rule_id = rule.id,
        .body_id = body.id,
        .session_id = in->session_id,
        .parent_id = in->parent_id,
        .kind = rule.code,
        .kind_name = rule.name,
        .place = in->place,
        .state = MEETING_DRAFT,
        .starts_on = in->starts_on,
        .ends_on = date_none(in->ends_on) ? in->starts_on : in->ends_on,
        .starts_at = instant_of(in->starts_on, in->starts_minute),
        .closed_door = rule.closed_door,
    };
    TRY(number_of(ctx, &rule, in, &m, &m.number));
    TRY(name_of(ctx, &rule, in, &body, &m));
    if (body.id != 0)
        TRY(body_whole_at(ctx, body.id, m.starts_on, &m.all_members));
    TRY(meeting_store_insert(ctx, &m));
    *out = m;
    return ST_OK;
}

struct creation {
    const struct meeting_new *in;
    int64_t *out_id;
};

static enum status create_tx(struct ctx *ctx, const void *input)
{
    const struct creation *c = input;
    struct meeting m;
    size_t changed;

    TRY(meeting_make(ctx, c->in, &m));
    TRY(meeting_members_put(ctx, &m, m.starts_on, &changed));
    *c->out_id = m.id;
    return event_emit(ctx, "meeting.created", m.id);
}

enum status meeting_create(struct ctx *ctx, const struct meeting_new *in, int64_t *out_id)
{
    check(ctx, in, date_none(in->ends_on) ? in->starts_on : in->ends_on);
    TRY(invalid_done(ctx));
    return db_tx(ctx, create_tx, &(struct creation){in, out_id});
}

/* ---------------------------------------------------------------- members */

static const struct body_member *still_there(const struct body_member *all, size_t count,
                                             int64_t member_id)
{
    arr_each (i, count)
        if (all[i].id == member_id)
            return &all[i];
    return NULL;
}

/* Who has left, and has not been there, goes; who stays takes the place he now has. */
static enum status drop_gone(struct ctx *ctx, const struct meeting_person *people, size_t count,
                             const struct body_member *members, size_t members_count,
                             size_t *changed)
{
    arr_each (i, count) {
        struct meeting_person p = people[i];
        const struct body_member *m;

        if (p.capacity != MEETING_MEMBER || p.member_id == 0)
            continue;
        m = still_there(members, members_count, p.member_id);
        if (m == NULL && p.first_in_at == 0) {
            TRY(meeting_store_person_delete(ctx, &p));
            ++*changed;
        } else if (m != NULL && p.place != (uint32_t)(m - members) + 1) {
            p.place = (uint32_t)(m - members) + 1;
            TRY(meeting_store_person_save(ctx, &p));
        }
    }
    return ST_OK;
}

static bool listed(const struct meeting_person *people, size_t count, int64_t member_id)
{
    arr_each (i, count)
        if (people[i].capacity == MEETING_MEMBER && people[i].member_id == member_id)
            return true;
    return false;
}

enum status meeting_members_put(struct ctx *ctx, struct meeting *m, struct date on,
                                size_t *out_changed)
{
    struct meeting_person *people;
    struct body_member *members;
    size_t count, members_count;

    *out_changed = 0;
    if (m->body_id == 0)
        return ST_OK;
    TRY(body_members_at(ctx, m->body_id, on, &members, &members_count));
    TRY(meeting_people(ctx, m->id, &people, &count));
    TRY(drop_gone(ctx, people, count, members, members_count, out_changed));
    arr_each (i, members_count) {
        const struct meeting_person p = {
            .id = db_new_id(ctx),
            .meeting_id = m->id,
            .member_id = members[i].id,
            .account_id = members[i].account_id,
            .deputy_id = members[i].deputy_id,
            .name = members[i].name,
            .title = members[i].title,
            .place = (uint32_t)i + 1,
            .capacity = MEETING_MEMBER,
        };

        if (listed(people, count, members[i].id))
            continue;
        TRY(meeting_store_person_insert(ctx, &p));
        ++*out_changed;
    }
    return ST_OK;
}

struct reading {
    int64_t id;
    size_t *out_changed;
};

enum status meeting_members_read(struct ctx *ctx, struct meeting *m, struct date on,
                                 size_t *out_changed)
{
    uint32_t whole = 0;

    TRY(meeting_members_put(ctx, m, on, out_changed));
    if (m->body_id == 0)
        return ST_OK;
    TRY(body_whole_at(ctx, m->body_id, on, &whole));
    if (whole == m->all_members)
        return ST_OK;
    m->all_members = whole;
    ++*out_changed;
    return meeting_store_save(ctx, m);
}

static enum status read_tx(struct ctx *ctx, const void *input)
{
    const struct reading *in = input;
    struct meeting m;

    TRY(meeting_get(ctx, in->id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    TRY(meeting_members_read(ctx, &m, m.starts_on, in->out_changed));
    return *in->out_changed == 0 ? ST_OK : event_emit(ctx, "meeting.people_read", m.id);
}

enum status meeting_read_members(struct ctx *ctx, int64_t id, size_t *out_changed)
{
    return db_tx(ctx, read_tx, &(struct reading){id, out_changed});
}

/* ---------------------------------------------------------------- changing, calling off */

static enum status edit_tx(struct ctx *ctx, const void *input)
{
    const struct meeting_change *in = input;
    struct meeting m;
    bool moved;

    TRY(meeting_get(ctx, in->id, &m));
    if (!meeting_in_preparation(m.state))
        return fail(&ctx->err, ST_RULE, "meeting.begun", NULL);
    moved = date_cmp(m.starts_on, in->starts_on) != 0;
    m.version = in->version;
    m.name = in->name;
    m.place = in->place;
    m.starts_on = in->starts_on;
    m.ends_on = date_none(in->ends_on) ? in->starts_on : in->ends_on;
    m.starts_at = instant_of(in->starts_on, in->starts_minute);
    TRY(meeting_store_save(ctx, &m));
    m.version++;
    if (moved) {
        size_t changed;

        TRY(meeting_members_read(ctx, &m, m.starts_on, &changed));
    }
    return event_emit(ctx, "meeting.changed", m.id);
}

enum status meeting_edit(struct ctx *ctx, const struct meeting_change *in)
{
    const struct meeting_new as_new = {.name = in->name,
                                       .place = in->place,
                                       .starts_on = in->starts_on,
                                       .starts_minute = in->starts_minute};

    check(ctx, &as_new, date_none(in->ends_on) ? in->starts_on : in->ends_on);
    if (in->name.len == 0)
        invalid(ctx, "name", "meeting.no_name", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, edit_tx, in);
}
