// SPDX-License-Identifier: MulanPSL-2.0
/* Words of a line. */
#include "modules/ledger/ledger_rules_line.h"
#include "base/utf8.h"

bool ledger_line_fault(struct ledger_line *l, const char *key, struct str arg)
{
    const size_t len = utf8_clip(arg.ptr, arg.len, sizeof l->fault->arg - 1);

    *l->fault = (struct ledger_definition_fault){.line = l->at, .key = key};
    if (len > 0)
        memcpy(l->fault->arg, arg.ptr, len);
    return false;
}

bool ledger_line_check(struct ledger_line *l, bool well, const char *key, struct str arg)
{
    if (!well)
        ledger_line_fault(l, key, arg);
    return well;
}

bool ledger_line_next(struct ledger_line *l, struct str *out)
{
    size_t n = 0;

    l->rest = str_trim(l->rest);
    if (l->rest.len == 0) { /* perhaps of no text at all: nothing is added to no address */
        *out = l->rest;
        return false;
    }
    do
        n++;
    while (n < l->rest.len && l->rest.ptr[n] != ' ' && l->rest.ptr[n] != '\t');
    *out = (struct str){l->rest.ptr, n};
    l->rest = (struct str){l->rest.ptr + n, l->rest.len - n};
    return true;
}

bool ledger_line_peek(struct ledger_line *l, struct str *out)
{
    const struct str kept = l->rest;
    const bool there = ledger_line_next(l, out);

    l->rest = kept;
    return there;
}

bool ledger_line_end(struct ledger_line *l)
{
    struct str word;

    return ledger_line_check(l, !ledger_line_peek(l, &word), "extra", word);
}

static bool is_name(struct str s)
{
    if (s.len > LEDGER_NAME_CHARS || s.ptr[0] < 'a')
        return false;
    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return false;
    }
    return true;
}

bool ledger_line_name(struct ledger_line *l, struct str *out)
{
    if (!ledger_line_next(l, out))
        return ledger_line_fault(l, "short", l->word);
    return ledger_line_check(l, is_name(*out), "name", *out);
}

bool ledger_line_label(struct ledger_line *l, struct str *out)
{
    if (!ledger_line_next(l, out))
        return ledger_line_fault(l, "short", l->word);
    return ledger_line_check(l, utf8_chars(out->ptr, out->len) <= LEDGER_LABEL_CHARS, "too_long",
                             *out);
}

bool ledger_line_rest(struct ledger_line *l, size_t chars, struct str *out)
{
    *out = str_trim(l->rest);
    l->rest = (struct str){0};
    if (out->len == 0)
        return ledger_line_fault(l, "short", l->word);
    return ledger_line_check(l, utf8_chars(out->ptr, out->len) <= chars, "too_long", *out);
}

bool ledger_line_among(struct ledger_line *l, const char *words, struct str *out)
{
    if (!ledger_line_next(l, out))
        return ledger_line_fault(l, "short", l->word);
    if (str_among(words, *out))
        return true;
    ledger_line_fault(l, "not_among", *out);
    l->fault->words = words;
    return false;
}

bool ledger_line_int(struct ledger_line *l, int64_t least, int64_t most, int64_t *out)
{
    struct str word, digits;

    if (!ledger_line_next(l, &word))
        return ledger_line_fault(l, "short", l->word);
    digits = word.ptr[0] == '+' ? (struct str){word.ptr + 1, word.len - 1} : word;
    if (!str_to_int(digits, out) || *out < least || *out > most)
        return ledger_line_fault(l, "number", word);
    return true;
}

static bool words_add(struct ledger_line *l, struct str word, struct ledger_words *out)
{
    if (ledger_words_have(out, word))
        return ledger_line_fault(l, "name_twice", word);
    if (out->count == LEDGER_NEEDS)
        return ledger_line_fault(l, "too_many", l->word);
    out->at[out->count++] = word;
    return true;
}

bool ledger_line_split(struct ledger_line *l, struct str text, struct ledger_words *out)
{
    struct str head;

    while (str_cut(&text, '|', &head))
        if (!words_add(l, head, out))
            return false;
    return true;
}

bool ledger_line_rights(struct ledger_line *l, struct ledger_words *out)
{
    struct str word;

    if (!ledger_line_next(l, &word))
        return ledger_line_fault(l, "short", l->word);
    if (!ledger_line_split(l, word, out))
        return false;
    arr_each (i, out->count)
        if (!str_among(LEDGER_RIGHTS, out->at[i]))
            return ledger_line_fault(l, "right", out->at[i]);
    return true;
}

bool ledger_line_names(struct ledger_line *l, const char *stop, struct ledger_words *out)
{
    struct str word;

    while (ledger_line_peek(l, &word) && !str_among(stop, word)) {
        if (!ledger_line_name(l, &word) || !words_add(l, word, out))
            return false;
    }
    return ledger_line_check(l, out->count > 0, "short", l->word);
}

/* field=a|b, has=field */
static bool condition(struct ledger_line *l, struct str word, struct ledger_condition *out)
{
    struct str value;

    *out = (struct ledger_condition){0};
    if (!str_has(word, S("=")))
        return ledger_line_fault(l, "condition", word);
    str_cut(&word, '=', &out->field);
    if (str_eqz(out->field, "has")) {
        out->field = word;
        return true;
    }
    while (str_cut(&word, '|', &value)) {
        if (value.len == 0)
            return ledger_line_fault(l, "condition", out->field);
        if (out->values_count == LEDGER_VALUES)
            return ledger_line_fault(l, "too_many", out->field);
        out->values[out->values_count++] = value;
    }
    return ledger_line_check(l, out->values_count > 0, "condition", out->field);
}

bool ledger_line_when(struct ledger_line *l, const char *word, struct ledger_when *out)
{
    struct str next;

    if (!ledger_line_peek(l, &next) || !str_eqz(next, word))
        return true;
    ledger_line_next(l, &next);
    while (ledger_line_peek(l, &next) && !str_eqz(next, "of")) {
        ledger_line_next(l, &next);
        if (out->count == LEDGER_CONDITIONS)
            return ledger_line_fault(l, "too_many", str_from(word));
        if (!condition(l, next, &out->at[out->count++]))
            return false;
    }
    return ledger_line_check(l, out->count > 0, "short", l->word);
}

static bool field_choices(struct ledger_line *l, struct ledger_field *f)
{
    struct str word, value;

    if (!ledger_line_next(l, &word))
        return ledger_line_fault(l, "short", l->word);
    while (str_cut(&word, '|', &value)) {
        if (value.len == 0 || utf8_chars(value.ptr, value.len) > LEDGER_LABEL_CHARS)
            return ledger_line_fault(l, "choice", f->name);
        arr_each (i, f->choices_count)
            if (str_eq(f->choices[i], value))
                return ledger_line_fault(l, "name_twice", value);
        if (f->choices_count == LEDGER_CHOICES)
            return ledger_line_fault(l, "too_many", f->name);
        f->choices[f->choices_count++] = value;
    }
    return true;
}

static bool field_bound(struct ledger_line *l, const struct ledger_field *f, bool *has, int64_t *to)
{
    const bool measured = f->type == LEDGER_INT || f->type == LEDGER_MONEY;
    const bool written = f->type == LEDGER_TEXT || f->type == LEDGER_LINES;

    if (*has)
        return ledger_line_fault(l, "twice", f->name);
    if (!measured && !(written && has == &f->has_max))
        return ledger_line_fault(l, "bound", f->name);
    *has = true;
    return ledger_line_int(l, written ? 1 : INT32_MIN, written ? LEDGER_LINES_CHARS : INT32_MAX,
                           to);
}

static bool field_option(struct ledger_line *l, struct ledger_field *f, struct str word)
{
    if (str_eqz(word, "required")) {
        f->required = true;
        return true;
    }
    if (str_eqz(word, "min"))
        return field_bound(l, f, &f->has_min, &f->min);
    if (str_eqz(word, "max"))
        return field_bound(l, f, &f->has_max, &f->max);
    if (str_eqz(word, "="))
        return field_choices(l, f);
    if (str_eqz(word, "of"))
        return ledger_line_name(l, &f->kind);
    if (str_eqz(word, "default"))
        return ledger_line_label(l, &f->otherwise);
    if (str_eqz(word, "hint"))
        return ledger_line_rest(l, LEDGER_ABOUT_CHARS, &f->hint);
    return ledger_line_fault(l, "extra", word);
}

static bool field_fits(struct ledger_line *l, const struct ledger_field *f)
{
    bool known = f->type == LEDGER_DATE && str_eqz(f->otherwise, "today");

    arr_each (i, f->choices_count)
        known = known || str_eq(f->choices[i], f->otherwise);
    if ((f->type == LEDGER_CHOICE) != (f->choices_count > 0))
        return ledger_line_fault(l, "choices", f->name);
    if ((f->type == LEDGER_ENTRY) != (f->kind.len > 0))
        return ledger_line_fault(l, "entry_of", f->name);
    if (f->otherwise.len > 0 && !known)
        return ledger_line_fault(l, "default", f->otherwise);
    if (f->has_min && f->has_max && f->min > f->max)
        return ledger_line_fault(l, "min_max", f->name);
    return true;
}

bool ledger_line_field(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_field *f = &d->fields[d->fields_count];
    struct str word;

    if (d->fields_count == LEDGER_FIELDS)
        return ledger_line_fault(l, "too_many", l->word);
    *f = (struct ledger_field){0};
    if (!ledger_line_name(l, &f->name))
        return false;
    if (ledger_field(d, f->name) != NULL || str_among("state number has", f->name))
        return ledger_line_fault(l, "name_twice", f->name);
    if (!ledger_line_among(l, LEDGER_TYPES, &word))
        return false;
    while (!str_eq(ledger_type_word(f->type), word))
        f->type++;
    if (!ledger_line_label(l, &f->label))
        return false;
    while (ledger_line_next(l, &word))
        if (!field_option(l, f, word))
            return false;
    d->fields_count++;
    return field_fits(l, f);
}
