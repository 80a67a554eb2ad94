// SPDX-License-Identifier: MulanPSL-2.0
/* In whole numbers: a rate is compared at the places that were printed. */
#include "modules/report/report_read_judge.h"
#include "modules/report/report_rules_rate.h"

enum { FINE = 4 }; /* decimals at which a rate stands beside words */

bool report_read_compares(const struct report_figure *f)
{
    return report_figure_counts(f) || f->kind == REPORT_FIGURE_WORDED;
}

/* Per cent, with so many decimals, half rounded up. */
static struct report_number rate_of(const struct report_records *r, unsigned decimals)
{
    int64_t full = 100;

    for (unsigned i = 0; i < decimals; i++)
        full *= 10;
    return (struct report_number){.units = (2 * r->numerator * full + r->denominator) /
                                           (2 * r->denominator),
                                  .decimals = decimals,
                                  .step = 1};
}

static struct report_number value_of(const struct report_figure *f, const struct report_records *r)
{
    const bool words = f->before != REPORT_WORD_NONE || f->after != REPORT_WORD_NONE;

    if (r->ratio)
        return rate_of(r, words ? FINE : f->value.decimals);
    return (struct report_number){.units = r->numerator, .decimals = r->money ? 2 : 0, .step = 1};
}

static bool is_within(struct report_number v, const struct report_figure *f)
{
    return report_number_cmp(f->to, f->value) > 0 && report_number_cmp(v, f->value) >= 0 &&
           report_number_cmp(v, f->to) <= 0;
}

static bool says_more(enum report_word w)
{
    return w == REPORT_WORD_MORE || w == REPORT_WORD_MANY || w == REPORT_WORD_OVER;
}

enum report_judged report_read_judge(const struct report_figure *f, const struct report_records *r)
{
    struct report_number v;

    if (r->ratio ? r->denominator <= 0 || r->denominator > REPORT_WHOLE_MAX
                 : r->numerator == 0 && f->value.units > 0)
        return REPORT_JUDGED_EMPTY;
    if (f->kind == REPORT_FIGURE_WORDED) /* all is all, not 99.99 % */
        return r->numerator >= r->denominator ? REPORT_JUDGED_SAME : REPORT_JUDGED_LESS;
    v = value_of(f, r);
    if (report_number_cmp(v, f->value) == 0 && f->before == REPORT_WORD_NONE &&
        f->after == REPORT_WORD_NONE)
        return REPORT_JUDGED_SAME;
    if (is_within(v, f))
        return REPORT_JUDGED_WORDS;
    switch (report_words_judge(v, f->value, f->before, f->after)) {
    case REPORT_TRUE:
        return f->before == REPORT_WORD_NONE && f->after == REPORT_WORD_NONE ? REPORT_JUDGED_SAME
                                                                             : REPORT_JUDGED_WORDS;
    case REPORT_LOOSE:
        return REPORT_JUDGED_LOOSE;
    case REPORT_FALSE:
        break;
    }
    if (report_number_cmp(v, f->value) != 0)
        return report_number_cmp(v, f->value) < 0 ? REPORT_JUDGED_LESS : REPORT_JUDGED_MORE;
    /* exactly that, though the words say another */
    return says_more(f->before) || says_more(f->after) ? REPORT_JUDGED_LESS : REPORT_JUDGED_MORE;
}

const char *report_judged_word(enum report_judged j)
{
    static const char *const WORDS[REPORT_JUDGEDS] = {"same", "words", "loose", "more",
                                                      "less", "empty", "open",  "gone"};

    return WORDS[j];
}
