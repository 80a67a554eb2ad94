// SPDX-License-Identifier: MulanPSL-2.0
/* Ballots: checked, written, read, padded, added up. */
#include "modules/vote/vote_rules_choice.h"

static bool mark_fits(const struct vote_form *form, char c)
{
    if (form->kind == VOTE_RATING)
        return c == '-' || (c >= '0' && c < (char)('0' + (int)form->grades));
    return c == 'y' || c == 'n' || c == 'a' || c == '-';
}

static bool marks_fit(const struct vote_form *form, struct str marks)
{
    if (marks.len != form->lines)
        return false;
    arr_each (i, marks.len)
        if (!mark_fits(form, marks.ptr[i]))
            return false;
    return true;
}

static size_t marked(struct str marks, char c)
{
    size_t n = 0;

    arr_each (i, marks.len)
        n += marks.ptr[i] == c;
    return n;
}

static bool name_fits(struct str name)
{
    if (name.len == 0 || name.len > VOTE_RULES_WRITE_IN_BYTES)
        return false;
    arr_each (i, name.len)
        if ((unsigned char)name.ptr[i] < ' ')
            return false;
    return true;
}

/* What stands for a blank, and for the dot between the parts of a name, in typed texts. */
static const struct {
    struct str typed, counted;
} VARIANTS[] = {
    {SI(" "), SI(" ")},        {SI("\t"), SI(" ")}, {SI("\xe3\x80\x80"), SI(" ")},
    {SI("\xc2\xa0"), SI(" ")}, {SI("•"), SI("·")},  {SI("・"), SI("·")},
    {SI("‧"), SI("·")},
};

static struct str next_part(struct str *rest)
{
    struct str part = {rest->ptr, 1};

    arr_each (i, COUNT(VARIANTS))
        if (str_starts(*rest, VARIANTS[i].typed)) {
            *rest =
                (struct str){rest->ptr + VARIANTS[i].typed.len, rest->len - VARIANTS[i].typed.len};
            return VARIANTS[i].counted;
        }
    *rest = (struct str){rest->ptr + 1, rest->len - 1};
    return part;
}

/* One byte that is a character by itself. */
static bool is_letter(char c)
{
    return ((unsigned char)c & 0x80) == 0;
}

struct str vote_rules_name(struct arena *a, struct str typed)
{
    struct buf out = buf_new(a, 0);
    bool blank = false, after_letter = false;

    while (typed.len > 0) {
        const struct str part = next_part(&typed);

        if (str_eqz(part, " ")) {
            blank = after_letter;
            continue;
        }
        if (blank && is_letter(*part.ptr))
            buf_char(&out, ' ');
        blank = false;
        after_letter = is_letter(*part.ptr); /* a byte, or a sign that is no letter */
        buf_str(&out, part);
    }
    return buf_view(&out);
}

static bool twice(const struct vote_ballot *b, size_t i)
{
    arr_each (k, i)
        if (str_eq(b->write_ins[k], b->write_ins[i]))
            return true;
    return false;
}

static const char *check_write_ins(const struct vote_form *form, const struct vote_ballot *b)
{
    if (b->write_ins_count == 0)
        return NULL;
    if (!form->write_in)
        return "vote.write_in_none";
    arr_each (i, b->write_ins_count) {
        if (!name_fits(b->write_ins[i]))
            return "vote.write_in_wrong";
        if (twice(b, i))
            return "vote.write_in_twice";
    }
    return NULL;
}

/* Only elections have seats, and ballots that can be void. */
static enum vote_law_ballot_state standing(const struct vote_form *form,
                                           const struct vote_ballot *b)
{
    const struct law_params params = {.write_in_for_opposed = form->write_in_for_opposed};
    const struct vote_law_ballot ballot = {
        .seats = form->seats,
        .yes = (unsigned)marked(b->marks, 'y'),
        .no = (unsigned)marked(b->marks, 'n'),
        .write_ins = (unsigned)b->write_ins_count,
    };

    return form->kind == VOTE_ELECTION ? vote_law_ballot(&params, &ballot) : VOTE_LAW_BALLOT_VALID;
}

const char *vote_rules_check_ballot(const struct vote_form *form, const struct vote_ballot *b,
                                    const char **out_field)
{
    enum vote_law_ballot_state state;
    const char *wrong;

    *out_field = "choice";
    if (!marks_fit(form, b->marks))
        return "vote.choice_wrong";
    if (marked(b->marks, '-') > 0)
        return "vote.choice_missing";
    *out_field = "write_in";
    wrong = check_write_ins(form, b);
    if (wrong != NULL)
        return wrong;
    state = standing(form, b);
    if (state == VOTE_LAW_BALLOT_UNTIED)
        return "vote.write_in_needs_against";
    if (state == VOTE_LAW_BALLOT_TOO_MANY) {
        *out_field = "choice";
        return "vote.too_many_chosen";
    }
    return NULL;
}

/* ---- written ---- */

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str vote_rules_write_ballot(struct arena *a, const struct vote_ballot *b)
{
    struct str *names = arena_array(a, b->write_ins_count, struct str);
    struct buf out = buf_new(a, 0);

    arr_each (i, b->write_ins_count)
        names[i] = b->write_ins[i];
    qsort(names, b->write_ins_count, sizeof *names, by_name);
    buf_str(&out, b->marks);
    arr_each (i, b->write_ins_count) {
        buf_char(&out, '\n');
        buf_str(&out, names[i]);
    }
    return buf_view(&out);
}

bool vote_rules_read_ballot(struct arena *a, const struct vote_form *form, struct str text,
                            struct vote_ballot *out)
{
    struct str *names = arena_array(a, form->seats, struct str);

    *out = (struct vote_ballot){.write_ins = names};
    if (!str_cut(&text, '\n', &out->marks) || !marks_fit(form, out->marks))
        return false;
    while (text.len > 0) {
        if (out->write_ins_count == form->seats)
            return false;
        (void)str_cut(&text, '\n', &names[out->write_ins_count]);
        if (!name_fits(names[out->write_ins_count]))
            return false;
        out->write_ins_count++;
    }
    return out->write_ins_count == 0 || form->write_in;
}

size_t vote_rules_ballot_bytes(const struct vote_form *form)
{
    enum { STEP = 64 };
    size_t most = form->lines + 1;

    if (form->write_in)
        most += form->seats * (size_t)(VOTE_RULES_WRITE_IN_BYTES + 1);
    return (most + STEP - 1) / STEP * STEP;
}

/* ---- added up ---- */

struct vote_sum vote_rules_sum(struct arena *a, const struct vote_form *form)
{
    struct vote_sum sum = {.lines_count = form->lines, .lines_room = form->lines + 16};

    sum.lines = arena_array(a, sum.lines_room, struct vote_sum_line);
    return sum;
}

struct vote_sum_line *vote_rules_write_in_line(struct arena *a, const struct vote_form *form,
                                               struct vote_sum *sum, struct str name)
{
    for (size_t i = form->lines; i < sum->lines_count; i++)
        if (str_eq(sum->lines[i].name, name))
            return &sum->lines[i];
    if (sum->lines_count == sum->lines_room) {
        struct vote_sum_line *more;

        sum->lines_room *= 2;
        more = arena_array(a, sum->lines_room, struct vote_sum_line);
        memcpy(more, sum->lines, sum->lines_count * sizeof *more);
        sum->lines = more;
    }
    sum->lines[sum->lines_count] = (struct vote_sum_line){.name = str_dup(a, name)};
    return &sum->lines[sum->lines_count++];
}

static void add_mark(struct vote_sum_line *line, char c)
{
    switch (c) {
    case 'y':
        line->yes++;
        break;
    case 'n':
        line->no++;
        break;
    case 'a':
        line->abstain++;
        break;
    case '-':
        line->empty++;
        break;
    default:
        line->grades[c & (VOTE_RULES_GRADES - 1)]++; /* '0' to '7' */
    }
}

void vote_rules_add(struct arena *a, const struct vote_form *form, struct vote_sum *sum,
                    const struct vote_ballot *b)
{
    sum->ballots++;
    if (standing(form, b) != VOTE_LAW_BALLOT_VALID) {
        sum->spoiled++;
        return;
    }
    arr_each (i, b->marks.len)
        add_mark(&sum->lines[i], b->marks.ptr[i]);
    arr_each (i, b->write_ins_count)
        vote_rules_write_in_line(a, form, sum, b->write_ins[i])->yes++;
}

static int by_votes_and_name(const void *a, const void *b)
{
    const struct vote_sum_line *x = a, *y = b;

    const int by_votes = (y->yes > x->yes) - (y->yes < x->yes);

    return by_votes != 0 ? by_votes : str_cmp(x->name, y->name);
}

void vote_rules_settle(const struct vote_form *form, struct vote_sum *sum)
{
    qsort(sum->lines + form->lines, sum->lines_count - form->lines, sizeof *sum->lines,
          by_votes_and_name);
}
