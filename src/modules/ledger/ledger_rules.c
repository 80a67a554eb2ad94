// SPDX-License-Identifier: MulanPSL-2.0
/* Values of an entry, and what follows from them. */
#include "modules/ledger/ledger_rules.h"
#include "base/money.h"
#include "base/utf8.h"

enum { PATH_MAX_BYTES = 200, MONTHS_YEAR = 12, MONTHS_HALF = 6, MONTHS_QUARTER = 3 };

/* ---------------------------------------------------------------- reading values */

static const char *too_long(struct arena *a, struct str s, int64_t most, struct str *arg)
{
    if ((int64_t)utf8_chars(s.ptr, s.len) <= most)
        return NULL;
    *arg = str_int(a, most);
    return "too_long";
}

static const char *read_text(struct arena *a, const struct ledger_field *f, struct str *s,
                             struct str *arg)
{
    const int64_t most = f->has_max                 ? f->max
                         : f->type == LEDGER_PERSON ? LEDGER_PERSON_CHARS
                         : f->type == LEDGER_TEXT   ? LEDGER_TEXT_CHARS
                                                    : LEDGER_LINES_CHARS;

    if (f->type != LEDGER_LINES && (str_has(*s, S("\n")) || str_has(*s, S("\r"))))
        return "one_line";
    return too_long(a, *s, most, arg);
}

static const char *within(struct arena *a, const struct ledger_field *f, int64_t n, struct str *arg)
{
    if (f->has_min && n < f->min) {
        *arg = str_int(a, f->min);
        return "min";
    }
    if (f->has_max && n > f->max) {
        *arg = str_int(a, f->max);
        return "max";
    }
    return NULL;
}

/* 1,200 as people write it. */
static const char *read_int(struct arena *a, const struct ledger_field *f, struct str *s,
                            struct str *arg)
{
    struct buf b = buf_new(a, 0);
    int64_t n;

    arr_each (i, s->len)
        if (s->ptr[i] != ',')
            buf_char(&b, s->ptr[i]);
    if (!str_to_int(buf_view(&b), &n))
        return "int";
    *s = str_int(a, n);
    return within(a, f, n, arg);
}

static const char *read_money(struct arena *a, const struct ledger_field *f, struct str *s,
                              struct str *arg)
{
    int64_t fen;

    if (!money_parse(*s, &fen))
        return "money";
    *s = str_int(a, fen);
    if (f->has_min && fen < f->min * 100) {
        *arg = str_int(a, f->min);
        return "min";
    }
    if (f->has_max && fen > f->max * 100) {
        *arg = str_int(a, f->max);
        return "max";
    }
    return NULL;
}

static const char *read_date(struct arena *a, struct str *s)
{
    char text[DATE_TEXT_SIZE];
    struct date d;

    if (!date_parse(*s, &d))
        return "date";
    *s = str_dup(a, str_from(date_format(d, text)));
    return NULL;
}

static const char *read_choice(struct arena *a, const struct ledger_field *f, struct str s,
                               struct str *arg)
{
    arr_each (i, f->choices_count)
        if (str_eq(f->choices[i], s))
            return NULL;
    *arg = str_join(a, f->choices, f->choices_count, S("、"));
    return "choice";
}

/* As sheets have it. */
#define YES_WORDS "1 on true 是 有 √"
#define NO_WORDS  "0 off false 否 无"

static const char *read_yes(struct str *s)
{
    const bool yes = str_among(YES_WORDS, *s);

    if (!yes && !str_among(NO_WORDS, *s))
        return "yes";
    *s = yes ? S("1") : S("0");
    return NULL;
}

static const char *read_id(struct str s)
{
    int64_t id;

    return str_to_int(s, &id) && id > 0 ? NULL : "which";
}

/* The address may have been copied whole out of the browser: what stands after the host counts. */
static const char *read_record(struct str *s)
{
    struct str rest = *s, head;

    if (str_starts(rest, S("https://")) || str_starts(rest, S("http://"))) {
        for (int i = 0; i < 3; i++)
            str_cut(&rest, '/', &head);
        *s = (struct str){rest.ptr - 1, rest.len + 1};
        if (rest.len == 0)
            return "record";
    }
    if (s->ptr[0] != '/' || s->len > PATH_MAX_BYTES || str_has(*s, S(" ")) ||
        str_starts(*s, S("//")))
        return "record";
    return NULL;
}

static const char *read_web(struct arena *a, struct str s, struct str *arg)
{
    if (!str_starts(s, S("https://")) && !str_starts(s, S("http://")))
        return "web";
    return str_has(s, S(" ")) ? "web" : too_long(a, s, LEDGER_WEB_CHARS, arg);
}

const char *ledger_value_read(struct arena *a, const struct ledger_field *f, struct str typed,
                              struct str *out, struct str *arg)
{
    *out = str_trim(typed);
    *arg = S("");
    if (out->len == 0)
        return NULL;
    switch (f->type) {
    case LEDGER_INT:
        return read_int(a, f, out, arg);
    case LEDGER_MONEY:
        return read_money(a, f, out, arg);
    case LEDGER_DATE:
        return read_date(a, out);
    case LEDGER_CHOICE:
        return read_choice(a, f, *out, arg);
    case LEDGER_YES:
        return read_yes(out);
    case LEDGER_DEPUTY:
    case LEDGER_ORGAN:
    case LEDGER_ENTRY:
        return read_id(*out);
    case LEDGER_RECORD:
        return read_record(out);
    case LEDGER_WEB:
        return read_web(a, *out, arg);
    case LEDGER_TEXT:
    case LEDGER_LINES:
    case LEDGER_PERSON:
    case LEDGER_FILES:
    default:
        return read_text(a, f, out, arg);
    }
}

struct str ledger_value_typed(struct arena *a, const struct ledger_field *f, struct str value)
{
    int64_t fen;

    if (f->type != LEDGER_MONEY || !str_to_int(value, &fen))
        return value;
    return money_plain(a, fen);
}

bool ledger_value_number(const struct ledger_field *f, struct str value, int64_t *out)
{
    const bool counts = f->type == LEDGER_INT || f->type == LEDGER_MONEY || f->type == LEDGER_YES;

    return counts && str_to_int(value, out);
}

/* Bytes of what stands between two names at the start of a text; 0: a name goes on. */
static size_t between(struct str s)
{
    static const char *const MARKS[] = {"、", "，", "；", ",", ";", "\n", "\r"};

    arr_each (i, COUNT(MARKS))
        if (str_starts(s, str_from(MARKS[i])))
            return strlen(MARKS[i]);
    return 0;
}

bool ledger_name_next(enum ledger_type type, struct str *rest, struct str *out)
{
    const bool several = type == LEDGER_PERSON || type == LEDGER_LINES;

    *out = S("");
    while (rest->len > 0 && out->len == 0) {
        struct str name = {rest->ptr, 0};
        size_t mark = 0;

        while (rest->len > 0 && mark == 0) {
            mark = several ? between(*rest) : 0;
            name.len += mark == 0 ? 1 : 0;
            *rest = (struct str){rest->ptr + (mark == 0 ? 1 : mark),
                                 rest->len - (mark == 0 ? 1 : mark)};
        }
        *out = str_trim(name);
    }
    return out->len > 0;
}

/* ---------------------------------------------------------------- all values as one text */

struct str ledger_values_pack(struct arena *a, const struct ledger_definition *d,
                              const struct ledger_values *v)
{
    struct buf b = buf_new(a, 0);

    arr_each (i, d->fields_count) {
        if (v->at[i].len == 0)
            continue;
        buf_str(&b, d->fields[i].name);
        buf_char(&b, '=');
        arr_each (k, v->at[i].len) {
            const char c = v->at[i].ptr[k];

            if (c == '\n')
                buf_z(&b, "\\n");
            else if (c == '\\')
                buf_z(&b, "\\\\");
            else
                buf_char(&b, c);
        }
        buf_char(&b, '\n');
    }
    return buf_view(&b);
}

static struct str unescaped(struct arena *a, struct str s)
{
    struct buf b = buf_new(a, 0);

    for (size_t i = 0; i < s.len; i++) {
        const bool more = s.ptr[i] == '\\' && i + 1 < s.len;

        if (more)
            i++;
        if (more && s.ptr[i] == 'n')
            buf_char(&b, '\n');
        else
            buf_char(&b, s.ptr[i]);
    }
    return buf_view(&b);
}

void ledger_values_unpack(struct arena *a, const struct ledger_definition *d, struct str data,
                          struct ledger_values *out)
{
    struct str line, name;

    *out = (struct ledger_values){0};
    while (str_cut(&data, '\n', &line)) {
        const struct ledger_field *f;

        str_cut(&line, '=', &name);
        f = ledger_field(d, name);
        if (f != NULL)
            out->at[f - d->fields] = unescaped(a, line);
    }
}

struct str ledger_values_get(const struct ledger_definition *d, const struct ledger_values *v,
                             struct str field)
{
    const struct ledger_field *f = ledger_field(d, field);

    return f != NULL ? v->at[f - d->fields] : S("");
}

/* ---------------------------------------------------------------- what follows from them */

static bool condition_holds(const struct ledger_definition *d, const struct ledger_condition *c,
                            struct str state, const struct ledger_values *v)
{
    const struct str value = str_eqz(c->field, "state") ? state : ledger_values_get(d, v, c->field);

    arr_each (i, c->values_count)
        if (str_eq(c->values[i], value))
            return true;
    return c->values_count == 0 && value.len > 0;
}

bool ledger_when_holds(const struct ledger_definition *d, const struct ledger_when *w,
                       struct str state, const struct ledger_values *v)
{
    arr_each (i, w->count)
        if (!condition_holds(d, &w->at[i], state, v))
            return false;
    return true;
}

bool ledger_state_final(const struct ledger_definition *d, struct str state)
{
    const struct ledger_state *s = ledger_state(d, state);

    return s != NULL && (s->final || s->void_);
}

bool ledger_deadline_runs(const struct ledger_definition *d, const struct ledger_deadline *x,
                          struct str state, const struct ledger_values *v, struct date *out)
{
    struct date day;

    if (x->when.count == 0 ? ledger_state_final(d, state)
                           : !ledger_when_holds(d, &x->when, state, v))
        return false;
    if (!date_parse(ledger_values_get(d, v, x->field), &day))
        return false;
    *out = date_add_days(day, (int)x->days);
    return true;
}

bool ledger_step_fits(const struct ledger_step *s, struct str state)
{
    return s->from.count == 0 || ledger_words_have(&s->from, state);
}

bool ledger_step_open(const struct ledger_definition *d, const struct ledger_step *s,
                      struct str state, const struct ledger_values *v)
{
    return ledger_step_fits(s, state) && ledger_when_holds(d, &s->when, state, v);
}

static bool has_step_labelled(const struct ledger_definition *d, struct str label)
{
    arr_each (i, d->steps_count)
        if (str_eq(d->steps[i].label, label))
            return true;
    return false;
}

bool ledger_step_was(const struct ledger_definition *d, const struct ledger_step *s,
                     struct str label, struct str from, struct str to)
{
    if (!str_eq(s->to, to) || !ledger_step_fits(s, from))
        return false;
    return str_eq(s->label, label) || !has_step_labelled(d, label);
}

bool ledger_when_names(const struct ledger_when *w, struct str field)
{
    arr_each (i, w->count)
        if (str_eq(w->at[i].field, field))
            return true;
    return false;
}

struct date ledger_day_of(const struct ledger_definition *d, const struct ledger_values *v,
                          struct date otherwise)
{
    struct date day;

    return date_parse(ledger_values_get(d, v, d->day), &day) ? day : otherwise;
}

/* What stands for the mark at the front of the pattern, else its first byte. */
static struct str mark_of(struct arena *a, struct str pattern, int year, int64_t n, size_t *took)
{
    static const char *const MARKS[] = {"{n}", "{nn}", "{nnn}"};

    if (str_starts(pattern, S("{year}"))) {
        *took = sizeof("{year}") - 1;
        return str_int(a, year);
    }
    for (int i = 0; i < (int)COUNT(MARKS); i++) {
        if (!str_starts(pattern, str_from(MARKS[i])))
            continue;
        *took = strlen(MARKS[i]);
        return str_printf(a, "%0*lld", i + 1, (long long)n);
    }
    *took = 1;
    return (struct str){pattern.ptr, 1};
}

struct str ledger_number_of(struct arena *a, struct str pattern, int year, int64_t n)
{
    struct buf b = buf_new(a, 0);
    size_t took;

    while (pattern.len > 0) {
        buf_str(&b, mark_of(a, pattern, year, n, &took));
        pattern = (struct str){pattern.ptr + took, pattern.len - took};
    }
    return buf_view(&b);
}

void ledger_window(struct str period, struct date day, struct date *out_from, struct date *out_to)
{
    const unsigned months = str_eqz(period, "month")     ? 1
                            : str_eqz(period, "quarter") ? MONTHS_QUARTER
                            : str_eqz(period, "half")    ? MONTHS_HALF
                                                         : MONTHS_YEAR;
    const unsigned first = (day.month - 1) / months * months + 1;

    *out_from = (struct date){day.year, first, 1};
    *out_to = date_add_days(date_add_months(*out_from, months), -1);
}
