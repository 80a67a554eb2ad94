// SPDX-License-Identifier: MulanPSL-2.0
/* Questions and answers. */
#include "modules/survey/survey_rules.h"
#include "base/utf8.h"

static bool has_options(const struct survey_question *q)
{
    return str_eqz(q->kind, "single") || str_eqz(q->kind, "multiple");
}

size_t survey_choices(const struct survey_question *q)
{
    struct str rest = q->options, line;
    size_t n = 0;

    if (str_eqz(q->kind, "scale"))
        return SURVEY_SCALE;
    if (!has_options(q))
        return 0;
    while (str_cut(&rest, '\n', &line))
        n += str_trim(line).len > 0;
    return n;
}

struct str survey_choice(const struct survey_question *q, int64_t n)
{
    struct str rest = q->options, line;

    if (!has_options(q))
        return S("");
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len > 0 && --n == 0)
            return line;
    }
    return S("");
}

const char *survey_question_fault(const struct survey_question *q)
{
    const size_t n = survey_choices(q);

    if (has_options(q) && n < 2)
        return "survey.options_few";
    return n > SURVEY_OPTIONS_MAX ? "survey.options_many" : NULL;
}

/* Of one value at least. */
static const char *text_fault(const struct survey_value *v)
{
    if (v->count > 1)
        return "form.choose";
    if (utf8_chars(v->values[0].ptr, v->values[0].len) > SURVEY_TEXT_CHARS)
        return "survey.text_long";
    return NULL;
}

const char *survey_value_fault(const struct survey_question *q, const struct survey_value *v)
{
    const int64_t most = (int64_t)survey_choices(q);
    int64_t n, before = 0;

    if (v->count == 0 || (v->count == 1 && v->values[0].len == 0))
        return q->required ? "survey.answer_missing" : NULL;
    if (str_eqz(q->kind, "text"))
        return text_fault(v);
    if (v->count > 1 && !str_eqz(q->kind, "multiple"))
        return "form.choose";
    arr_each (i, v->count) {
        if (!str_to_int(v->values[i], &n) || n <= before || n > most)
            return "form.choose";
        before = n;
    }
    return NULL;
}

const char *survey_change_fault(const struct survey *s, const struct survey_new *in)
{
    if (str_eqz(s->state, "draft"))
        return NULL;
    if (str_eqz(s->state, "closed"))
        return "survey.is_closed";
    return str_eq(s->title, in->title) && str_eq(s->intro, in->intro) && str_eq(s->way, in->way)
               ? NULL
               : "survey.not_draft";
}

bool survey_takes(struct str state, struct date closes_on, struct date today)
{
    return str_eqz(state, "open") && (date_none(closes_on) || date_cmp(today, closes_on) <= 0);
}
