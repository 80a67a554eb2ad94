// SPDX-License-Identifier: MulanPSL-2.0
/* When the lines of the handling process happened: the records have days, the journal the order. */
#include "modules/suggestion/suggestion_web_timeline.h"
#include "platform/text.h"
#include <stdlib.h>

struct date suggestion_timeline_day(int64_t at)
{
    unsigned second;

    return date_of_instant(at, &second);
}

/* ---------------------------------------------------------------------- which event */

/* Is it one of the events of the line? */
static bool is_named(const struct timeline_line *line, const struct event_wrote *w)
{
    const size_t prefix = sizeof "suggestion." - 1;

    return line->events != NULL && w->name.len > prefix &&
           str_among(line->events, (struct str){w->name.ptr + prefix, w->name.len - prefix});
}

static bool wrote(const struct event_wrote *w, const char *table, int64_t id)
{
    return w->row_id == id && str_eqz(w->table, table);
}

/* Events come in their order: the first that wrote the row, unless one is named, unless a named one
 * is of the day that the line tells of (what is put down later has a day of its own). */
static void find_event(struct timeline_line *line, const struct event_wrote *all, size_t count)
{
    enum { NONE, MADE, NAMED, OF_DAY } found = NONE, is;

    arr_each (i, count) {
        if (!wrote(&all[i], line->row.table, line->row.id))
            continue;
        is = !is_named(line, &all[i])                                        ? MADE
             : date_to_days(suggestion_timeline_day(all[i].at)) != line->day ? NAMED
                                                                             : OF_DAY;
        if (is < found || (is == found && (is == MADE || line->first)))
            continue;
        found = is;
        line->event_id = all[i].event_id;
        line->happened = all[i].at;
    }
}

/* ---------------------------------------------------------------------- again */

/* The day of an event of which only the journal tells: not before what the journal has before it,
 * nor after what follows there, or after today. (Days are those of the program, which may be told
 * another one for today than the clock's.) */
static int64_t day_of_event(const struct timeline_line *lines, size_t count,
                            const struct event_wrote *w, int64_t today)
{
    const struct timeline_line *before = NULL, *after = NULL;
    int64_t day = date_to_days(suggestion_timeline_day(w->at));

    arr_each (i, count) {
        const struct timeline_line *l = &lines[i];

        if (l->event_id == 0)
            continue;
        if (l->event_id < w->event_id && (before == NULL || l->event_id > before->event_id))
            before = l;
        if (l->event_id > w->event_id && (after == NULL || l->event_id < after->event_id))
            after = l;
    }
    if (after != NULL)
        today = after->day;
    if (day > today)
        day = today;
    return before != NULL && day < before->day ? before->day : day;
}

/* What was sent back or asked for more has no record of being submitted again: the journal has it,
 * each time after the first. An event that wrote a row asked for by several lines stands there for
 * each of them. */
static size_t add_again(const struct ctx *ctx, int64_t id, const struct event_wrote *all,
                        size_t all_count, struct timeline_line *lines, size_t count)
{
    size_t out = count;
    int64_t last = 0;

    arr_each (i, all_count) {
        const struct event_wrote *w = &all[i];
        const bool first = last == 0;
        int64_t day;

        if (!str_eqz(w->name, "suggestion.submitted") || !wrote(w, "suggestion", id) ||
            w->event_id == last)
            continue;
        last = w->event_id;
        if (first)
            continue;
        day = day_of_event(lines, count, w, date_to_days(ctx->today));
        lines[out] = (struct timeline_line){
            .day = day,
            .round = 1,
            .rank = RANK_GATE,
            .at = out,
            .event_id = w->event_id,
            .happened = w->at,
            .entry = {.title = T("suggestion.log.again"),
                      .class = S("done"),
                      .on = date_from_days(day)},
        };
        out++;
    }
    return out;
}

/* ---------------------------------------------------------------------- in order */

/* Sorted lines of one day say the hour, where it is known: what was put down on another day has
 * none. */
static void say_hours(struct timeline_line *lines, size_t count)
{
    arr_each (i, count) {
        struct timeline_line *line = &lines[i];
        const bool alone = (i == 0 || lines[i - 1].day != line->day) &&
                           (i + 1 == count || lines[i + 1].day != line->day);

        if (!alone && line->event_id != 0 &&
            date_to_days(suggestion_timeline_day(line->happened)) == line->day)
            line->entry.at = line->happened;
    }
}

static int newest_first(const void *a, const void *b)
{
    const struct timeline_line *x = a, *y = b;

    if (x->day != y->day)
        return x->day < y->day ? 1 : -1;
    if (x->event_id != y->event_id)
        return x->event_id < y->event_id ? 1 : -1;
    if (x->round != y->round)
        return x->round < y->round ? 1 : -1;
    if (x->unit != 0 && y->unit != 0 && x->unit != y->unit)
        return x->unit < y->unit ? 1 : -1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? 1 : -1;
    return x->at < y->at ? 1 : -1;
}

enum status suggestion_timeline_when(struct ctx *ctx, const struct suggestion_detail *d,
                                     struct timeline_line **lines, size_t *count)
{
    struct event_row_of *rows = arena_array(ctx->arena, *count, struct event_row_of);
    struct timeline_line *out;
    struct event_wrote *all;
    size_t all_count;

    arr_each (i, *count)
        rows[i] = (*lines)[i].row;
    TRY(event_wrote(ctx, rows, *count, &all, &all_count));
    out = arena_array(ctx->arena, *count + all_count, struct timeline_line);
    arr_each (i, *count) {
        out[i] = (*lines)[i];
        find_event(&out[i], all, all_count);
    }
    /* Who reads only what is public reads nothing of the gate, and needs no hours. */
    if (!d->only_public)
        *count = add_again(ctx, d->s.id, all, all_count, out, *count);
    qsort(out, *count, sizeof *out, newest_first);
    if (!d->only_public)
        say_hours(out, *count);
    *lines = out;
    return ST_OK;
}
