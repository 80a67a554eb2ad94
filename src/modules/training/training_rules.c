// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions about learning and tests. */
#include "modules/training/training_rules.h"
#include "base/num.h"

/* ---------------------------------------------------------------- questions */

size_t training_options(const struct training_question *q)
{
    struct str rest = q->options, line;
    size_t n = 0;

    if (str_eqz(q->kind, "truth"))
        return 2;
    while (str_cut(&rest, '\n', &line))
        n += str_trim(line).len > 0;
    return n;
}

struct str training_option(const struct training_question *q, size_t n)
{
    struct str rest = q->options, line;
    size_t at = 0;

    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (++at == n)
            return line;
    }
    return S("");
}

/* Bit n - 1 for each number n; 0: something that is no option. */
static uint64_t bits_of(struct str numbers, size_t options)
{
    struct str rest = numbers, word;
    uint64_t bits = 0;

    while (str_cut(&rest, ' ', &word)) {
        int64_t n;

        if (word.len == 0)
            continue;
        if (!str_to_int(word, &n) || n < 1 || n > (int64_t)options)
            return 0;
        bits |= UINT64_C(1) << (n - 1);
    }
    return bits;
}

static bool one_bit(uint64_t bits)
{
    return (bits & (bits - 1)) == 0;
}

const char *training_question_fault(const struct training_question *q, const char **out_field)
{
    const bool multiple = str_eqz(q->kind, "multiple");
    const size_t options = training_options(q);
    const uint64_t right = bits_of(q->answer, options);

    *out_field = "options";
    if (options < 2)
        return "training.err.options_few";
    if (options > TRAINING_OPTIONS_MAX)
        return "training.err.options_many";
    *out_field = "answer";
    if (right == 0)
        return "training.err.answer";
    if (multiple && one_bit(right))
        return "training.err.answer_several";
    if (!multiple && !one_bit(right))
        return "training.err.answer_one";
    return NULL;
}

bool training_answer_right(struct str answer, struct str given)
{
    const uint64_t bits = bits_of(given, TRAINING_OPTIONS_MAX);

    return bits != 0 && bits == bits_of(answer, TRAINING_OPTIONS_MAX);
}

bool training_answer_clean(struct str given)
{
    return given.len == 0 || bits_of(given, TRAINING_OPTIONS_MAX) != 0;
}

bool training_has_option(struct str numbers, size_t n)
{
    return (bits_of(numbers, TRAINING_OPTIONS_MAX) >> (n - 1) & 1) != 0;
}

/* ---------------------------------------------------------------- drawing */

bool training_draw_part(struct str line, int64_t *out_count, struct str *out_topic)
{
    struct str number, rest = str_trim(line);

    if (!str_cut(&rest, ' ', &number) || !str_to_int(number, out_count))
        return false;
    *out_topic = str_trim(rest);
    return out_topic->len > 0 && *out_count >= 1 && *out_count <= TRAINING_DRAW_MAX;
}

/* How many lines draw from the topic. */
static size_t lines_of(struct str draw, struct str topic)
{
    struct str line, one;
    int64_t count;
    size_t n = 0;

    while (str_cut(&draw, '\n', &line))
        n += training_draw_part(line, &count, &one) && str_eq(one, topic);
    return n;
}

int64_t training_draw_size(struct str draw)
{
    struct str rest = draw, line;
    int64_t sum = 0, parts = 0;

    while (str_cut(&rest, '\n', &line)) {
        struct str topic;
        int64_t count;

        if (!training_draw_part(line, &count, &topic) || lines_of(draw, topic) != 1)
            return 0;
        sum += count;
        parts++;
    }
    return sum > TRAINING_DRAW_MAX || parts > TRAINING_PARTS_MAX ? 0 : sum;
}

/* Knuth's linear congruential generator; the high bits are the good ones. */
static uint64_t next(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *seed >> 33;
}

void training_shuffle(uint64_t *seed, int64_t *ids, size_t count, size_t want)
{
    for (size_t i = 0; i < want; i++) {
        const size_t at = i + (size_t)(next(seed) % (count - i));
        const int64_t id = ids[at];

        ids[at] = ids[i];
        ids[i] = id;
    }
}

int64_t training_percent(int64_t right, int64_t asked)
{
    return asked == 0 ? 0 : right * 100 / asked;
}

/* ---------------------------------------------------------------- sitting */

enum status training_check_begin(const struct training_test *t, const struct training_seat *s,
                                 struct date today, struct err *err)
{
    if (!str_eqz(t->state, "open"))
        return fail(err, ST_RULE, "training.err.test_shut", NULL);
    if (!date_none(t->closes_on) && date_cmp(today, t->closes_on) > 0)
        return fail(err, ST_RULE, "training.err.test_over", NULL);
    if (str_eqz(s->state, "passed"))
        return fail(err, ST_RULE, "training.err.passed", NULL);
    if (t->tries > 0 && s->tried >= t->tries)
        return fail(err, ST_RULE, "training.err.no_try", NULL);
    return ST_OK;
}

int64_t training_seconds_left(const struct training_test *t, int64_t begun_at, int64_t now)
{
    const int64_t left = begun_at + t->minutes * 60 - now;

    return t->minutes == 0 ? -1 : num_max(left, 0);
}

bool training_late(const struct training_test *t, int64_t begun_at, int64_t now)
{
    return t->minutes > 0 && now > begun_at + t->minutes * 60 + TRAINING_GRACE_SECONDS;
}

bool training_shut(const struct training_test *t, struct date today)
{
    return !str_eqz(t->state, "open") ||
           (!date_none(t->closes_on) && date_cmp(today, t->closes_on) > 0);
}

bool training_answers_shown(const struct training_test *t, const struct training_seat *s,
                            struct date today)
{
    struct err ignored = {0};

    return training_check_begin(t, s, today, &ignored) != ST_OK;
}

struct str training_seat_state(const struct training_test *t, const struct training_seat *s,
                               int64_t percent)
{
    if (str_eqz(s->state, "passed") || percent >= t->pass_percent)
        return S("passed");
    return S("failed");
}

/* ---------------------------------------------------------------- classes */

struct date training_sign_day(const struct training *c)
{
    return date_none(c->sign_by) ? date_add_days(c->starts_on, -1) : c->sign_by;
}

enum status training_check_going(const struct training *c, struct err *err)
{
    if (str_eqz(c->state, "held"))
        return fail(err, ST_RULE, "training.err.held", NULL);
    if (str_eqz(c->state, "cancelled"))
        return fail(err, ST_RULE, "training.err.cancelled", NULL);
    return ST_OK;
}

enum status training_check_answer(const struct training *c, const struct training_member *place,
                                  struct str answer, int64_t coming, struct date today,
                                  struct err *err)
{
    const bool yes = str_eqz(answer, "yes");

    TRY(training_check_going(c, err));
    if (!str_eqz(c->state, "open"))
        return fail(err, ST_RULE, "training.err.not_open", NULL);
    if (place == NULL && (!str_eqz(c->way, "open") || !yes))
        return fail(err, ST_RULE, "training.err.not_asked", NULL);
    if (date_cmp(today, training_sign_day(c)) > 0)
        return fail(err, ST_RULE, "training.err.too_late", NULL);
    if (yes && c->quota > 0 && coming >= c->quota &&
        (place == NULL || !str_eqz(place->answer, "yes")))
        return fail(err, ST_RULE, "training.err.full", NULL);
    return ST_OK;
}

enum status training_check_open(const struct training *c, int64_t asked, struct err *err)
{
    if (!str_eqz(c->state, "planned"))
        return fail(err, ST_RULE, "training.err.opened", NULL);
    if (str_eqz(c->way, "invited") && asked == 0)
        return fail(err, ST_RULE, "training.err.nobody", NULL);
    return ST_OK;
}

enum status training_check_held(const struct training *c, int64_t unnoted, struct date today,
                                struct err *err)
{
    TRY(training_check_roll(c, today, err));
    if (unnoted > 0)
        return fail(err, ST_RULE, "training.err.unnoted", NULL);
    return ST_OK;
}

enum status training_check_unask(const struct training *c, const struct training_member *m,
                                 struct err *err)
{
    TRY(training_check_going(c, err));
    if (m->presence.len != 0)
        return fail(err, ST_RULE, "training.err.noted", NULL);
    return ST_OK;
}

enum status training_check_roll(const struct training *c, struct date today, struct err *err)
{
    TRY(training_check_going(c, err));
    if (date_cmp(today, c->starts_on) < 0)
        return fail(err, ST_RULE, "training.err.ahead", NULL);
    return ST_OK;
}

enum status training_check_sign(const struct training *c, const struct training_member *place,
                                struct str code, struct date today, struct err *err)
{
    TRY(training_check_going(c, err));
    if (str_eqz(c->form, "online"))
        return fail(err, ST_RULE, "training.err.online", NULL);
    if (!str_eqz(c->state, "open"))
        return fail(err, ST_RULE, "training.err.not_open", NULL);
    if (place == NULL && !str_eqz(c->way, "open"))
        return fail(err, ST_RULE, "training.err.not_asked", NULL);
    if (date_cmp(today, c->starts_on) < 0 || date_cmp(today, c->ends_on) > 0)
        return fail(err, ST_RULE, "training.err.not_today", NULL);
    if (!str_eq(code, c->code))
        return fail(err, ST_RULE, "training.err.code", NULL);
    return ST_OK;
}

bool training_earned(struct str presence, int64_t tests, int64_t passed)
{
    return str_eqz(presence, "attended") && passed >= tests;
}

int training_turn_cmp(const struct training_turn *a, const struct training_turn *b)
{
    const int order = num_cmp(a->hours, b->hours);

    return order != 0 ? order : num_cmp(a->deputy_id, b->deputy_id);
}
