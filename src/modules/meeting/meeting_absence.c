// SPDX-License-Identifier: MulanPSL-2.0
/* Absence without leave, counted by person over the term. */
#include "modules/meeting/meeting_absence.h"
#include "law/mandate_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include <stdlib.h>

enum status meeting_absences(struct ctx *ctx, struct date from, int64_t meeting_id,
                             struct meeting_absence **out, size_t *out_count)
{
    size_t kept = 0, count;

    TRY(meeting_store_absences(ctx, from, meeting_id, out, &count));
    arr_each (i, count) { /* who may not attend does not stay away */
        int64_t *suspended;
        size_t suspended_count;

        TRY(deputy_suspended_on(ctx, (*out)[i].on, &suspended, &suspended_count));
        if (!deputy_among(suspended, suspended_count, (*out)[i].deputy_id))
            (*out)[kept++] = (*out)[i];
    }
    *out_count = kept;
    return ST_OK;
}

static bool is_same(const struct meeting_absence *a, const struct meeting_absence *b)
{
    return a->deputy_id == b->deputy_id && (a->deputy_id != 0 || str_eq(a->name, b->name));
}

static int by_count(const void *left, const void *right)
{
    const struct meeting_absent *a = left, *b = right;

    if (a->sessions != b->sessions)
        return a->sessions > b->sessions ? -1 : 1;
    if (a->committee != b->committee)
        return a->committee > b->committee ? -1 : 1;
    return a->rows < b->rows ? -1 : a->rows > b->rows; /* as they came */
}

void meeting_absences_gather(struct ctx *ctx, const struct meeting_absence *rows, size_t count,
                             struct meeting_absent **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, count, struct meeting_absent);
    *out_count = 0;
    arr_each (i, count) {
        struct meeting_absent *p;

        if (i == 0 || !is_same(&rows[i - 1], &rows[i]))
            (*out)[(*out_count)++] = (struct meeting_absent){
                .deputy_id = rows[i].deputy_id, .name = rows[i].name, .rows = &rows[i]};
        p = &(*out)[*out_count - 1];
        p->rows_count++;
        p->sessions += rows[i].session;
        p->committee += !rows[i].session;
        p->ends = p->deputy_id != 0 && mandate_law_absent_ends(p->sessions);
    }
    if (*out_count > 1)
        qsort(*out, *out_count, sizeof **out, by_count);
}

enum status meeting_absent_people(struct ctx *ctx, struct meeting_absent **out, size_t *out_count)
{
    const struct err before = ctx->err;
    struct meeting_absence *rows;
    struct congress_term term;
    enum status st;
    size_t count;

    *out = NULL;
    *out_count = 0;
    st = congress_term_now(ctx, &term);
    if (st == ST_NOT_FOUND) { /* no term, nothing to count */
        ctx->err = before;
        return ST_OK;
    }
    TRY(st);
    TRY(meeting_absences(ctx, term.from_on, 0, &rows, &count));
    meeting_absences_gather(ctx, rows, count, out, out_count);
    return ST_OK;
}
