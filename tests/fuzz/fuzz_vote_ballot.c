// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: ballots as phones send them. What may be cast fits into the sealed ballot, is read
 * as it was written, and counts once on each of its lines. Four bytes say which ballot is asked
 * for, then a line of marks and a line for each name that is written in. */
#include "base/utf8.h"
#include "modules/vote/vote_rules_choice.h"

enum { HEAD = 4, NAMES = 24, LINES = 40, SEATS = 12 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct vote_form form_of(const uint8_t *head)
{
    static const enum vote_kind KINDS[] = {VOTE_MOTION, VOTE_ELECTION, VOTE_RATING};
    struct vote_form form = {
        .kind = KINDS[head[0] % COUNT(KINDS)],
        .lines = 1 + head[1] % LINES, /* a vote has something to vote on */
        .seats = head[2] % SEATS,
        .grades = 1 + head[3] % VOTE_RULES_GRADES,
        .write_in_for_opposed = (head[0] & 0x40) != 0,
    };

    form.write_in = form.kind == VOTE_ELECTION && (head[0] & 0x80) != 0;
    return form;
}

/* The same person, and nothing more of him than was typed. */
static struct str name_of(struct arena *a, struct str typed)
{
    const struct str name = vote_rules_name(a, typed);

    ASSERT(name.len <= typed.len && utf8_valid(name.ptr, name.len));
    ASSERT(str_eq(str_strip(name, " "), name) && str_eq(vote_rules_name(a, name), name));
    return name;
}

static bool same(const struct vote_ballot *a, const struct vote_ballot *b)
{
    if (!str_eq(a->marks, b->marks) || a->write_ins_count != b->write_ins_count)
        return false;
    arr_each (i, a->write_ins_count)
        if (!str_eq(a->write_ins[i], b->write_ins[i]))
            return false;
    return true;
}

/* What is sealed opens as what was cast: written once more it is the same. */
static void check_written(struct arena *a, const struct vote_form *form, struct str text)
{
    struct vote_ballot one, two;

    if (!vote_rules_read_ballot(a, form, text, &one))
        return;
    ASSERT(one.marks.len == form->lines && one.write_ins_count <= form->seats);
    text = vote_rules_write_ballot(a, &one);
    ASSERT(text.len <= vote_rules_ballot_bytes(form));
    ASSERT(vote_rules_read_ballot(a, form, text, &two));
    ASSERT(two.write_ins_count == one.write_ins_count && str_eq(two.marks, one.marks));
    ASSERT(str_eq(vote_rules_write_ballot(a, &two), text));
}

static void check_sum(struct arena *a, const struct vote_form *form, const struct vote_ballot *b)
{
    struct vote_sum sum = vote_rules_sum(a, form);

    vote_rules_add(a, form, &sum, b);
    vote_rules_add(a, form, &sum, b);
    vote_rules_settle(form, &sum);
    ASSERT(sum.ballots == 2 && sum.spoiled == 0);
    ASSERT(sum.lines_count == form->lines + b->write_ins_count);
    arr_each (i, sum.lines_count) {
        const struct vote_sum_line *l = &sum.lines[i];
        uint32_t all = l->yes + l->no + l->abstain + l->empty;

        arr_each (k, (size_t)VOTE_RULES_GRADES)
            all += l->grades[k];
        ASSERT(all == 2 && (i < form->lines || l->yes == 2));
    }
}

static void check_cast(struct arena *a, const struct vote_form *form, const struct vote_ballot *b)
{
    const char *field = NULL;
    struct vote_ballot back;
    struct str text;

    if (vote_rules_check_ballot(form, b, &field) != NULL) {
        ASSERT(field != NULL);
        return;
    }
    ASSERT(b->marks.len == form->lines);
    ASSERT(b->write_ins_count == 0 || form->write_in);
    text = vote_rules_write_ballot(a, b);
    ASSERT(text.len <= vote_rules_ballot_bytes(form));
    ASSERT(vote_rules_read_ballot(a, form, text, &back));
    ASSERT(str_eq(vote_rules_write_ballot(a, &back), text));
    if (b->write_ins_count < 2)
        ASSERT(same(b, &back));
    check_sum(a, form, b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    struct str names[NAMES], text, line;
    struct vote_ballot b = {.write_ins = names};
    struct vote_form form;

    if (size >= HEAD && utf8_valid_text((const char *)data + HEAD, size - HEAD)) {
        form = form_of(data);
        text = str_dup(a, (struct str){(const char *)data + HEAD, size - HEAD});
        check_written(a, &form, text);
        (void)str_cut(&text, '\n', &b.marks);
        while (b.write_ins_count < NAMES && str_cut(&text, '\n', &line))
            names[b.write_ins_count++] = name_of(a, line);
        check_cast(a, &form, &b);
    }
    arena_close(a);
    return 0;
}
