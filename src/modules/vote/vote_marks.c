// SPDX-License-Identifier: MulanPSL-2.0
/* Before anything is counted: do the marks at hand (vote_cast) say what the journal says
 * (vote_sheet)? Whoever changes one behind the program's back has the other against him. */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_store_roll.h"
#include "platform/log.h"

struct mark {
    int64_t voter_id;
    size_t order; /* later ones replace earlier ones */
    struct str choice;
};

char vote_mark_char(char c)
{
    if (c == '\n')
        return '/';
    return (char)(c == ';' ? ',' : c);
}

/* "12", "12=y", "12@paper" */
static bool read_mark(struct str text, struct mark *out)
{
    size_t digits = 0;

    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9')
        digits++;
    if (!str_to_int((struct str){text.ptr, digits}, &out->voter_id))
        return false;
    out->choice = S("");
    if (digits < text.len && text.ptr[digits] == '=')
        out->choice = (struct str){text.ptr + digits + 1, text.len - digits - 1};
    return true;
}

static size_t marks_in(struct str sheet)
{
    size_t n = sheet.len > 0;

    arr_each (i, sheet.len)
        n += sheet.ptr[i] == ';';
    return n;
}

static int by_voter(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;

    if (x->voter_id != y->voter_id)
        return x->voter_id < y->voter_id ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

/* The last mark of each voter, by voter. */
static bool last_marks(struct arena *a, const struct str *sheets, size_t count, struct mark **out,
                       size_t *out_count)
{
    struct mark *list;
    size_t all = 0, n = 0, kept = 0;

    arr_each (i, count)
        all += marks_in(sheets[i]);
    list = arena_array(a, all + 1, struct mark);
    arr_each (i, count) {
        struct str rest = sheets[i], one;

        while (str_cut(&rest, ';', &one)) {
            list[n].order = n;
            if (!read_mark(one, &list[n++]))
                return false;
        }
    }
    qsort(list, n, sizeof *list, by_voter);
    arr_each (i, n)
        if (i + 1 == n || list[i + 1].voter_id != list[i].voter_id)
            list[kept++] = list[i];
    *out = list;
    *out_count = kept;
    return true;
}

static const struct mark *find(const struct mark *list, size_t count, int64_t voter_id)
{
    size_t from = 0, to = count;

    while (from < to) {
        const size_t at = from + (to - from) / 2;

        if (list[at].voter_id == voter_id)
            return &list[at];
        if (list[at].voter_id < voter_id)
            from = at + 1;
        else
            to = at;
    }
    return NULL;
}

static bool same_choice(struct str journalled, struct str kept)
{
    if (journalled.len != kept.len)
        return false;
    arr_each (i, kept.len)
        if (journalled.ptr[i] != vote_mark_char(kept.ptr[i]))
            return false;
    return true;
}

enum status vote_marks_agree(struct ctx *ctx, const struct vote *v)
{
    struct vote_store_voter *roll;
    struct str *sheets;
    struct mark *marks = NULL;
    size_t voters, count, marked = 0, cast = 0;
    bool agree;

    TRY(vote_store_sheets(ctx, v->id, &sheets, &count));
    TRY(vote_store_roll(ctx, v->id, &roll, &voters));
    agree = last_marks(ctx->arena, sheets, count, &marks, &marked);
    for (size_t i = 0; agree && i < voters; i++) {
        const struct mark *m;

        if (roll[i].way.len == 0)
            continue;
        cast++;
        m = find(marks, marked, roll[i].id);
        agree = m != NULL && same_choice(m->choice, roll[i].choice);
    }
    if (agree && cast == marked)
        return ST_OK;
    log_line(LOG_ERROR, "vote.marks_differ", LOG_INT("vote", v->id), LOG_INT("cast", (int64_t)cast),
             LOG_INT("journalled", (int64_t)marked));
    return fail_detail(&ctx->err, ST_INTERNAL, "vote.marks_differ", "vote %lld", (long long)v->id);
}
