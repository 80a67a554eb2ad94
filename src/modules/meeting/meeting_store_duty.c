// SPDX-License-Identifier: MulanPSL-2.0
/* Attendance of deputies at meetings that are over, and what they said there. Meetings behind
 * closed doors tell nothing. */
#include "modules/meeting/meeting_duties.h"

/* Of a record taken over, "absent" alone is without leave: the other words are reasons. */
#define LEAVE                                                                                      \
    "(p.receipt = 'leave_granted' OR (p.absence IS NOT NULL AND p.absence NOT IN ('', 'absent')))"

/* A part of the session: the same person there, or on leave. */
#define IN_A_PART(what)                                                                            \
    "EXISTS (SELECT 1 FROM meeting b JOIN meeting_person x ON x.congress_id = b.congress_id"       \
    " AND x.meeting_id = b.id WHERE b.congress_id = m.congress_id AND b.parent_id = m.id"          \
    " AND x.deputy_id = p.deputy_id AND " what ")"

#define OVER                                                                                       \
    " FROM meeting_person p JOIN meeting m ON m.congress_id = p.congress_id"                       \
    " AND m.id = p.meeting_id JOIN meeting_kind k ON k.congress_id = m.congress_id"                \
    " AND k.id = m.kind_id JOIN meeting_rule u ON u.congress_id = m.congress_id"                   \
    " AND u.id = m.rule_id WHERE p.congress_id = :congress"                                        \
    " AND m.state IN ('closed', 'minuted') AND m.parent_id IS NULL AND u.closed = 0 AND "

#define ATTENDANCE(who)                                                                            \
    "SELECT p.deputy_id, p.id, m.starts_on, 1, m.name, CASE WHEN p.first_in_at IS NOT NULL"        \
    " OR " IN_A_PART("x.first_in_at IS NOT NULL") " THEN 'done' WHEN " LEAVE " OR " IN_A_PART(     \
        "x.receipt = 'leave_granted'") " THEN 'excused' ELSE 'absent' END, m.id, m.ends_on" OVER   \
        who " AND " DUTY_PART("p.deputy_id", "p.id", "m.starts_on")

/* Whoever was asked as a deputy may come, so nothing is missed by not coming; nor is the duty of an
 * official who has to attend a deputy's. */
#define INVITED                                                                                    \
    "(p.quota = 1 OR EXISTS (SELECT 1 FROM meeting_invitation v"                                   \
    " WHERE v.congress_id = p.congress_id AND v.person_id = p.id))"
#define SAT_IN                                                                                     \
    "SELECT p.deputy_id, p.id, m.starts_on, 1, m.name, CASE WHEN p.first_in_at IS NOT NULL"        \
    " OR " IN_A_PART("x.first_in_at IS NOT NULL") " THEN 'done' WHEN " LEAVE " OR " IN_A_PART(     \
        "x.receipt = 'leave_granted'") " THEN CASE WHEN " INVITED                                  \
                                       " THEN 'declined' ELSE 'excused' END WHEN m.recorded = 0 "  \
                                       "AND p.receipt IN ('', 'read')"                             \
                                       " THEN 'silent' ELSE 'away' END, m.id, m.ends_on" OVER      \
                                       "p.capacity = 'attendee' AND " DUTY_PART(                   \
                                           "p.deputy_id", "p.id", "m.starts_on")

#define SESSION "k.code IN ('congress', 'township_congress')"

static enum status list_session(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                                size_t *out_count)
{
    return duty_rows(ctx, ATTENDANCE("p.capacity = 'member' AND " SESSION), q, "/meeting/%lld", out,
                     out_count);
}

static enum status list_sitting(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                                size_t *out_count)
{
    return duty_rows(ctx, ATTENDANCE("p.capacity = 'member' AND NOT " SESSION), q, "/meeting/%lld",
                     out, out_count);
}

static enum status list_invited(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                                size_t *out_count)
{
    return duty_rows(ctx, SAT_IN, q, "/meeting/%lld", out, out_count);
}

/* What he said as a deputy; not reports and answers, which others give. */
static const char SPOKEN[] =
    "SELECT p.deputy_id, s.id, m.starts_on, 1, COALESCE(i.title, m.name), 'done', m.id"
    " FROM meeting_person p JOIN meeting_speech s ON s.congress_id = p.congress_id"
    " AND s.meeting_id = p.meeting_id AND s.person_id = p.id"
    " JOIN meeting m ON m.congress_id = p.congress_id AND m.id = p.meeting_id"
    " JOIN meeting_rule u ON u.congress_id = m.congress_id AND u.id = m.rule_id"
    " LEFT JOIN meeting_item i ON i.congress_id = s.congress_id AND i.id = s.item_id"
    " WHERE p.congress_id = :congress AND s.state = 'done' AND u.closed = 0"
    " AND s.kind IN ('plenary', 'group', 'second') AND " DUTY_PART("p.deputy_id", "s.id",
                                                                   "m.starts_on");

static enum status list_spoken(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                               size_t *out_count)
{
    return duty_rows(ctx, SPOKEN, q, "/meeting/%lld", out, out_count);
}

/* The parts that he signed in at: of a session of five days he may have come to one. */
static enum status spans(struct ctx *ctx, int64_t person_id, struct duty_span **out,
                         size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT DISTINCT b.starts_on, b.ends_on FROM meeting_person p JOIN meeting b"
                " ON b.congress_id = p.congress_id AND b.parent_id = p.meeting_id"
                " JOIN meeting_person x ON x.congress_id = b.congress_id AND x.meeting_id = b.id"
                " AND x.deputy_id = p.deputy_id WHERE p.congress_id = :congress AND p.id = :id"
                " AND x.first_in_at IS NOT NULL ORDER BY b.starts_on, b.ends_on",
                B_INT("congress", ctx->congress_id), B_INT("id", person_id)));
    *out = arena_array(ctx->arena, r.count, struct duty_span);
    *out_count = r.count;
    arr_each (i, r.count) {
        const struct date on = cell_date(&r, i, 0);

        (*out)[i] = (struct duty_span){.on = on, .until = date_later(on, cell_date(&r, i, 1))};
    }
    return ST_OK;
}

const struct duty_source MEETING_DUTIES[] = {
    {"meeting.session", "unit.times", list_session, DUTY_DAY_SESSION, spans},
    {"meeting.sitting", "unit.times", list_sitting, DUTY_DAY_RECESS, spans},
    {"meeting.invited", "unit.times", list_invited, DUTY_DAY_RECESS, spans},
    {"meeting.spoken", "unit.times", list_spoken},
    {0},
};
