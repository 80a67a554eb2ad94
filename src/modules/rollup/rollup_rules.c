// SPDX-License-Identifier: MulanPSL-2.0
/* Writing and reading packages. The first line names format and version, so that a later version
 * can be told apart before anything of it is believed. */
#include "modules/rollup/rollup_rules.h"
#include "base/num.h"
#include "base/utf8.h"

static const char HEAD[] = "renda-rollup 1";
#define SIGNATURE "signature\t"

enum { VALUE_BYTES_MAX = 3000, SIGNATURE_HEX = 128, NAME_BYTES_MAX = 120 };

/* All senders together stay far below what a number holds, even in fen. */
static const int64_t NUMBER_MAX = 10000000000000000;

static void put_value(struct buf *b, struct str s)
{
    arr_each (i, s.len)
        buf_char(b, (char)num_max((unsigned char)s.ptr[i], ' '));
}

static void put_line(struct buf *b, const char *name, struct str value)
{
    buf_z(b, name);
    buf_char(b, '\t');
    put_value(b, value);
    buf_char(b, '\n');
}

static void put_figure(struct buf *b, const struct rollup_figure *f)
{
    const struct str words[] = {f->name, f->label, f->unit, f->definition};

    buf_z(b, "figure");
    arr_each (i, COUNT(words)) {
        buf_char(b, '\t');
        put_value(b, words[i]);
    }
    buf_printf(b, "\t%lld\t%lld\n", (long long)f->numerator, (long long)f->denominator);
}

struct str rollup_write(struct arena *a, const struct rollup_package *p, struct str public_hex)
{
    struct buf b = buf_new(a, 0);
    char day[DATE_TEXT_SIZE];

    buf_z(&b, HEAD);
    buf_char(&b, '\n');
    put_line(&b, "congress", p->congress);
    put_line(&b, "code", p->code);
    put_line(&b, "level", p->level);
    put_line(&b, "from", str_from(date_format(p->from, day)));
    put_line(&b, "to", str_from(date_format(p->to, day)));
    put_line(&b, "made", str_int(a, p->made_at));
    arr_each (i, p->count)
        put_figure(&b, &p->figures[i]);
    put_line(&b, "key", public_hex);
    return buf_view(&b);
}

struct str rollup_sign(struct arena *a, struct str written, struct str signature_hex)
{
    struct buf b = buf_new(a, 0);

    buf_str(&b, written);
    buf_z(&b, SIGNATURE);
    buf_str(&b, signature_hex);
    buf_char(&b, '\n');
    return buf_view(&b);
}

/* ---------------------------------------------------------------- reading */

struct reading {
    struct arena *a;
    struct rollup_file *out;
    bool seen_from, seen_to, seen_made;
};

static bool is_hex(struct str s, size_t len)
{
    arr_each (i, s.len)
        if (!((s.ptr[i] >= '0' && s.ptr[i] <= '9') || (s.ptr[i] >= 'a' && s.ptr[i] <= 'f')))
            return false;
    return s.len == len;
}

/* It becomes part of addresses and of lists divided by blanks. */
static bool is_name(struct str s)
{
    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_' && c != '.')
            return false;
    }
    return s.len > 0 && s.len <= NAME_BYTES_MAX;
}

static const char *read_figure(struct reading *r, struct str rest)
{
    struct rollup_package *p = &r->out->package;
    struct rollup_figure f;
    struct str numerator, denominator;

    if (p->count == ROLLUP_FIGURES_MAX)
        return "rollup.err.too_many";
    (void)str_cut(&rest, '\t', &f.name);
    (void)str_cut(&rest, '\t', &f.label);
    (void)str_cut(&rest, '\t', &f.unit);
    (void)str_cut(&rest, '\t', &f.definition);
    (void)str_cut(&rest, '\t', &numerator);
    (void)str_cut(&rest, '\t', &denominator);
    if (!is_name(f.name) || f.label.len == 0 || !str_to_int(numerator, &f.numerator) ||
        !str_to_int(denominator, &f.denominator) || f.denominator < -1 ||
        f.numerator > NUMBER_MAX || f.numerator < -NUMBER_MAX || f.denominator > NUMBER_MAX)
        return "rollup.err.figure";
    arr_each (i, p->count)
        if (str_eq(p->figures[i].name, f.name))
            return "rollup.err.twice";
    p->figures[p->count++] = f;
    return NULL;
}

static const char *read_line(struct reading *r, struct str line)
{
    struct rollup_package *p = &r->out->package;
    struct str name, value = line;

    (void)str_cut(&value, '\t', &name);
    if (str_eqz(name, "figure"))
        return read_figure(r, value);
    if (value.len > VALUE_BYTES_MAX)
        return "rollup.err.line";
    if (str_eqz(name, "congress"))
        p->congress = value;
    else if (str_eqz(name, "code"))
        p->code = value;
    else if (str_eqz(name, "level"))
        p->level = value;
    else if (str_eqz(name, "from"))
        r->seen_from = date_parse(value, &p->from);
    else if (str_eqz(name, "to"))
        r->seen_to = date_parse(value, &p->to);
    else if (str_eqz(name, "made"))
        r->seen_made = str_to_int(value, &p->made_at) && p->made_at > 0;
    else if (str_eqz(name, "key"))
        r->out->public_hex = value;
    else
        return "rollup.err.line";
    return NULL;
}

static const char *whole(const struct reading *r)
{
    const struct rollup_package *p = &r->out->package;

    if (p->congress.len == 0 || p->code.len == 0 || !r->seen_from || !r->seen_to || !r->seen_made ||
        date_cmp(p->from, p->to) > 0)
        return "rollup.err.head";
    if (p->count == 0)
        return "rollup.err.empty";
    if (!is_hex(r->out->public_hex, ROLLUP_KEY_HEX) ||
        !is_hex(r->out->signature_hex, SIGNATURE_HEX))
        return "rollup.err.unsigned";
    return NULL;
}

const char *rollup_read(struct arena *a, struct str file, struct rollup_file *out, int *out_line)
{
    struct reading r = {.a = a, .out = out};
    struct str rest = file, line, name;
    const char *fault = NULL;

    *out = (struct rollup_file){0};
    *out_line = 1;
    if (file.len > ROLLUP_BYTES_MAX)
        return "rollup.err.too_big";
    if (!str_cut(&rest, '\n', &line) || !str_eqz(line, HEAD) ||
        !utf8_valid_text(file.ptr, file.len))
        return "rollup.err.no_package";
    out->package.figures = arena_array(a, ROLLUP_FIGURES_MAX, struct rollup_figure);
    while (fault == NULL && str_cut(&rest, '\n', &line)) {
        ++*out_line;
        name = S(SIGNATURE);
        if (str_starts(line, name)) {
            out->written = (struct str){file.ptr, (size_t)(line.ptr - file.ptr)};
            out->signature_hex = (struct str){line.ptr + name.len, line.len - name.len};
            break;
        }
        fault = read_line(&r, line);
    }
    if (fault == NULL && rest.len > 0)
        fault = "rollup.err.after";
    return fault != NULL ? fault : whole(&r);
}

/* ---------------------------------------------------------------- definitions */

/* The next byte that counts, or 0. A full stop is three bytes in UTF-8. */
static unsigned char next(struct str *s)
{
    while (s->len > 0) {
        if (str_starts(*s, S("。"))) {
            s->ptr += 3;
            s->len -= 3;
        } else if (*s->ptr == ' ') {
            s->ptr++;
            s->len--;
        } else {
            s->len--;
            return (unsigned char)*s->ptr++;
        }
    }
    return 0;
}

#define IN_FEN "/分"

bool rollup_money(struct str unit, struct str *out)
{
    const bool money = str_ends(unit, S(IN_FEN));

    *out = unit;
    out->len -= money ? sizeof IN_FEN - 1 : 0;
    return money;
}

struct str rollup_money_unit(struct arena *a, struct str shown)
{
    return str_printf(a, STR_FMT IN_FEN, STR_ARG(shown));
}

bool rollup_same_definition(struct str a, struct str b)
{
    unsigned char x, y;

    do {
        x = next(&a);
        y = next(&b);
        if (x != y)
            return false;
    } while (x != 0);
    return true;
}
