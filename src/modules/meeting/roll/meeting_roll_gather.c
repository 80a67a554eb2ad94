// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings put together from the documents of meetings and of matters. */
#include "modules/meeting/roll/meeting_roll_gather.h"

enum { FIRST_ROOM = 8 };

struct gathering {
    struct arena *arena;
    struct err *err;
    struct meeting_roll_gathered *at;
    size_t count, room;
};

static struct meeting_roll_gathered *meeting_with(const struct gathering *g, int64_t id)
{
    arr_each (i, g->count) {
        if (g->at[i].id == id)
            return &g->at[i];
    }
    return NULL;
}

static struct meeting_roll_gathered *add_meeting(struct gathering *g)
{
    if (g->count == g->room) {
        const size_t room = g->room > 0 ? g->room * 2 : FIRST_ROOM;
        struct meeting_roll_gathered *more =
            arena_array(g->arena, room, struct meeting_roll_gathered);

        arr_each (i, g->count)
            more[i] = g->at[i];
        g->at = more;
        g->room = room;
    }
    return &g->at[g->count++];
}

static struct meeting_roll_line *line_with(const struct meeting_roll_gathered *m, int64_t id)
{
    arr_each (i, m->lines_count) {
        if (m->lines[i].id == id)
            return &m->lines[i];
    }
    return NULL;
}

static struct meeting_roll_line *add_line(struct gathering *g, struct meeting_roll_gathered *m)
{
    if (m->lines_count == m->lines_room) {
        const size_t room = m->lines_room > 0 ? m->lines_room * 2 : FIRST_ROOM;
        struct meeting_roll_line *more = arena_array(g->arena, room, struct meeting_roll_line);

        arr_each (i, m->lines_count)
            more[i] = m->lines[i];
        m->lines = more;
        m->lines_room = room;
    }
    return &m->lines[m->lines_count++];
}

/* The meeting of that number; a new one if there is none yet. Both must be the same meeting. */
static enum status meeting_of(struct gathering *g, int64_t id, struct str body, struct date on,
                              unsigned minute, struct meeting_roll_gathered **out)
{
    char number[24];

    *out = meeting_with(g, id);
    if (*out == NULL) {
        *out = add_meeting(g);
        **out = (struct meeting_roll_gathered){
            .id = id, .body = body, .on = on, .minute = minute, .held = true};
        return ST_OK;
    }
    if (date_cmp((*out)->on, on) == 0 && str_eq((*out)->body, body))
        return ST_OK;
    snprintf(number, sizeof number, "%lld", (long long)id);
    return fail_field(g->err, NULL, "meeting.record.differs", number);
}

static enum status put_meeting(struct gathering *g, const struct meeting_roll_meeting *doc)
{
    struct meeting_roll_gathered *m;

    TRY(meeting_of(g, doc->id, doc->body, doc->on, doc->minute, &m));
    m->place = doc->place;
    m->held = doc->held;
    arr_each (i, doc->items_count) {
        const struct meeting_roll_item *it = &doc->items[i];
        struct meeting_roll_line *line = line_with(m, it->id);

        if (line == NULL)
            line = add_line(g, m);
        line->id = it->id;
        line->order = it->order;
        line->number = it->number;
        line->title = it->title;
        line->action = it->action;
        line->bill = it->matter_id != 0;
        if (it->passed >= 0 || line->votes_count == 0)
            line->passed = it->passed;
        line->roll = it->roll;
        line->roll_count = it->roll_count;
    }
    return ST_OK;
}

static enum status put_matter(struct gathering *g, const struct meeting_roll_matter *doc)
{
    arr_each (i, doc->steps_count) {
        const struct meeting_roll_step *step = &doc->steps[i];
        struct meeting_roll_gathered *m;
        struct meeting_roll_line *line;

        if (step->meeting_id == 0)
            continue;
        TRY(meeting_of(g, step->meeting_id, step->body, step->on, step->minute, &m));
        line = line_with(m, step->id);
        if (line == NULL) {
            line = add_line(g, m);
            *line = (struct meeting_roll_line){
                .id = step->id,
                .order = step->order,
                .title = str_printf(g->arena, STR_FMT " " STR_FMT, STR_ARG(doc->file),
                                    STR_ARG(doc->name.len > 0 ? doc->name : doc->title)),
                .action = step->action,
                .bill = true,
                .passed = step->passed,
            };
        }
        if (step->votes_count > 0) {
            line->votes = step->votes;
            line->votes_count = step->votes_count;
            line->passed = step->passed;
        }
    }
    return ST_OK;
}

static int by_order(const void *a, const void *b)
{
    const struct meeting_roll_line *x = a, *y = b;

    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_day(const void *a, const void *b)
{
    const struct meeting_roll_gathered *x = a, *y = b;
    const int days = date_cmp(x->on, y->on);

    if (days != 0)
        return days;
    if (x->minute != y->minute)
        return x->minute < y->minute ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

enum status meeting_roll_gather(struct arena *a, const struct meeting_roll_document *documents,
                                size_t count, struct meeting_roll_gathered **out, size_t *out_count,
                                size_t *out_document, struct err *err)
{
    struct gathering g = {.arena = a, .err = err};

    arr_each (i, count) {
        *out_document = i;
        if (documents[i].is_meeting)
            TRY(put_meeting(&g, &documents[i].meeting));
        else
            TRY(put_matter(&g, &documents[i].matter));
    }
    if (g.count > 0)
        qsort(g.at, g.count, sizeof *g.at, by_day);
    arr_each (i, g.count) {
        if (g.at[i].lines_count > 0)
            qsort(g.at[i].lines, g.at[i].lines_count, sizeof *g.at[i].lines, by_order);
    }
    *out = g.at;
    *out_count = g.count;
    return ST_OK;
}
