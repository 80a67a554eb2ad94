// SPDX-License-Identifier: MulanPSL-2.0
/* Counts that tellers enter. Written as "ballots spoiled;yes no abstain g0 … g7;…" and a line for
 * each name written in: "votes name", in byte order of names. */
#include "modules/vote/vote_rules_entry.h"

enum { NUMBERS = 3 + VOTE_GRADES_MAX, MOST = 1000000 };

static uint32_t marks_of(const struct vote_form *form, const struct vote_count_line *l)
{
    uint32_t n = 0;

    if (form->kind != VOTE_RATING)
        return l->yes + l->no + l->abstain;
    arr_each (g, (size_t)VOTE_GRADES_MAX)
        n += l->grades[g];
    return n;
}

static bool small(const struct vote_count_line *l)
{
    bool fits = l->yes <= MOST && l->no <= MOST && l->abstain <= MOST;

    arr_each (g, (size_t)VOTE_GRADES_MAX)
        fits = fits && l->grades[g] <= MOST;
    return fits;
}

static bool names_twice(const struct vote_count *c, size_t i)
{
    arr_each (k, i)
        if (str_eq(c->write_ins[k].name, c->write_ins[i].name))
            return true;
    return false;
}

static const char *check_write_ins(const struct vote_form *form, const struct vote_count *c)
{
    if (c->write_ins_count > 0 && !form->write_in)
        return "vote.write_in_none";
    arr_each (i, c->write_ins_count) {
        const struct vote_count_write_in *w = &c->write_ins[i];

        if (w->name.len == 0 || w->name.len > VOTE_RULES_WRITE_IN_BYTES)
            return "vote.write_in_wrong";
        if (names_twice(c, i))
            return "vote.write_in_twice";
        if (w->votes == 0 || w->votes > c->ballots - c->spoiled)
            return "vote.line_too_many";
    }
    return NULL;
}

/* Nobody's ballot names more people than there are seats, so all together do not either. */
static bool more_than_seats(const struct vote_form *form, const struct vote_count *c)
{
    uint64_t chosen = 0;

    arr_each (i, c->lines_count)
        chosen += c->lines[i].yes;
    arr_each (i, c->write_ins_count)
        chosen += c->write_ins[i].votes;
    return form->kind == VOTE_ELECTION &&
           chosen > (uint64_t)form->seats * (c->ballots - c->spoiled);
}

struct vote_count_fault vote_rules_check_count(const struct vote_form *form,
                                               enum vote_method method, const struct vote_count *c)
{
    const char *wrong;

    if (c->ballots > MOST)
        return (struct vote_count_fault){"vote.number_too_big", "ballots", 0};
    if (c->spoiled > c->ballots || (method == VOTE_HANDS && c->spoiled > 0))
        return (struct vote_count_fault){"vote.spoiled_too_many", "spoiled", 0};
    if (c->lines_count != form->lines)
        return (struct vote_count_fault){"vote.choice_wrong", "line", 1};
    arr_each (i, c->lines_count) {
        if (!small(&c->lines[i]))
            return (struct vote_count_fault){"vote.number_too_big", "line", i + 1};
        if (marks_of(form, &c->lines[i]) > c->ballots - c->spoiled)
            return (struct vote_count_fault){"vote.line_too_many", "line", i + 1};
        if (method == VOTE_HANDS && marks_of(form, &c->lines[i]) != c->ballots)
            return (struct vote_count_fault){"vote.hands_do_not_add_up", "line", i + 1};
    }
    wrong = check_write_ins(form, c);
    if (wrong != NULL)
        return (struct vote_count_fault){wrong, "write_in", 0};
    if (more_than_seats(form, c))
        return (struct vote_count_fault){"vote.more_than_seats", "ballots", 0};
    return (struct vote_count_fault){0};
}

/* ---- written ---- */

static int by_name(const void *a, const void *b)
{
    const struct vote_count_write_in *x = a, *y = b;

    return str_cmp(x->name, y->name);
}

struct str vote_rules_write_count(struct arena *a, const struct vote_count *c)
{
    struct vote_count_write_in *names =
        arena_array(a, c->write_ins_count, struct vote_count_write_in);
    struct buf out = buf_new(a, 0);

    buf_printf(&out, "%u %u", c->ballots, c->spoiled);
    arr_each (i, c->lines_count) {
        const struct vote_count_line *l = &c->lines[i];

        buf_printf(&out, ";%u %u %u", l->yes, l->no, l->abstain);
        arr_each (g, (size_t)VOTE_GRADES_MAX)
            buf_printf(&out, " %u", l->grades[g]);
    }
    arr_each (i, c->write_ins_count)
        names[i] = c->write_ins[i];
    qsort(names, c->write_ins_count, sizeof *names, by_name);
    arr_each (i, c->write_ins_count) {
        buf_printf(&out, "\n%u ", names[i].votes);
        buf_str(&out, names[i].name);
    }
    return buf_view(&out);
}

static bool read_numbers(struct str text, uint32_t *out, size_t count)
{
    struct str one;

    arr_each (i, count) {
        int64_t n;

        if (!str_cut(&text, ' ', &one) || !str_to_int(one, &n) || n < 0 || n > MOST)
            return false;
        out[i] = (uint32_t)n;
    }
    return text.len == 0;
}

static bool read_lines(struct arena *a, const struct vote_form *form, struct str text,
                       struct vote_count *out)
{
    struct vote_count_line *lines = arena_array(a, form->lines, struct vote_count_line);
    uint32_t n[NUMBERS];
    struct str one;

    if (!str_cut(&text, ';', &one) || !read_numbers(one, n, 2))
        return false;
    *out = (struct vote_count){.ballots = n[0], .spoiled = n[1], .lines = lines};
    while (str_cut(&text, ';', &one)) {
        if (out->lines_count == form->lines || !read_numbers(one, n, NUMBERS))
            return false;
        lines[out->lines_count] =
            (struct vote_count_line){.yes = n[0], .no = n[1], .abstain = n[2]};
        memcpy(lines[out->lines_count].grades, n + 3, sizeof lines->grades);
        out->lines_count++;
    }
    return out->lines_count == form->lines;
}

bool vote_rules_read_count(struct arena *a, const struct vote_form *form, struct str text,
                           struct vote_count *out)
{
    struct vote_count_write_in *names;
    struct str first, one, votes;

    if (!str_cut(&text, '\n', &first) || !read_lines(a, form, first, out))
        return false;
    names = arena_array(a, text.len, struct vote_count_write_in); /* none is shorter than a byte */
    out->write_ins = names;
    while (str_cut(&text, '\n', &one)) {
        struct vote_count_write_in *w = &names[out->write_ins_count++];

        if (!str_cut(&one, ' ', &votes) || !read_numbers(votes, &w->votes, 1) || one.len == 0)
            return false;
        w->name = one;
    }
    return true;
}
