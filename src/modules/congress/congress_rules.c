// SPDX-License-Identifier: MulanPSL-2.0
/* What a congress, organ, session or division must look like. */
#include "modules/congress/congress_rules.h"
#include "base/utf8.h"

enum { NAME_CHARS_MAX = 60, SHORT_NAME_CHARS_MAX = 20 };

static const char *const LEVEL_WORDS[] = {
    [CONGRESS_TOWNSHIP] = "township", [CONGRESS_COUNTY] = "county", [CONGRESS_CITY] = "city",
    [CONGRESS_PROVINCE] = "province", [CONGRESS_NATION] = "nation",
};

static const char *const KIND_WORDS[] = {
    [ORGAN_STANDING_COMMITTEE] = "standing_committee",
    [ORGAN_CHAIRMEN_MEETING] = "chairmen_meeting",
    [ORGAN_WORK_OFFICE] = "work_office",
    [ORGAN_SPECIAL_COMMITTEE] = "special_committee",
    [ORGAN_GOVERNMENT] = "government",
    [ORGAN_DEPARTMENT] = "department",
    [ORGAN_TOWNSHIP] = "township",
    [ORGAN_SUPERVISION] = "supervision",
    [ORGAN_COURT] = "court",
    [ORGAN_PROCURATORATE] = "procuratorate",
    [ORGAN_OTHER] = "other",
};

static const struct {
    size_t digits, parent_digits;
    const char *level;
} DIVISIONS[] = {
    {2, 0, "province"}, {4, 2, "city"}, {6, 4, "county"}, {9, 6, "township"}, {12, 9, "village"},
};

const char *congress_level_word(enum congress_level level)
{
    return LEVEL_WORDS[level];
}

bool congress_level_parse(struct str word, enum congress_level *out)
{
    arr_each (i, COUNT(LEVEL_WORDS)) {
        if (str_eqz(word, LEVEL_WORDS[i])) {
            *out = (enum congress_level)i;
            return true;
        }
    }
    return false;
}

const char *organ_kind_word(enum organ_kind kind)
{
    return KIND_WORDS[kind];
}

bool organ_kind_parse(struct str word, enum organ_kind *out)
{
    arr_each (i, COUNT(KIND_WORDS)) {
        if (str_eqz(word, KIND_WORDS[i])) {
            *out = (enum organ_kind)i;
            return true;
        }
    }
    return false;
}

enum level congress_law_level(enum congress_level level)
{
    static const enum level LEVELS[] = {
        [CONGRESS_TOWNSHIP] = LEVEL_TOWNSHIP, [CONGRESS_COUNTY] = LEVEL_COUNTY,
        [CONGRESS_CITY] = LEVEL_CITY,         [CONGRESS_PROVINCE] = LEVEL_PROVINCE,
        [CONGRESS_NATION] = LEVEL_PROVINCE,
    };

    return LEVELS[level];
}

static bool digits_only(struct str s)
{
    arr_each (i, s.len) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    }
    return true;
}

bool congress_code_fits(struct str code, enum congress_level level)
{
    static const size_t DIGITS[] = {
        [CONGRESS_TOWNSHIP] = 9, [CONGRESS_COUNTY] = 6, [CONGRESS_CITY] = 4,
        [CONGRESS_PROVINCE] = 2, [CONGRESS_NATION] = 2,
    };
    const size_t filled = level == CONGRESS_TOWNSHIP ? 12 : 6; /* up with zeros */

    return digits_only(code) && (code.len == DIGITS[level] || code.len == filled);
}

static void check_name(struct ctx *ctx, const char *field, struct str name, size_t chars_max,
                       const char *missing_key)
{
    if (name.len == 0)
        invalid(ctx, field, missing_key, NULL);
    else if (utf8_chars(name.ptr, name.len) > chars_max)
        invalid(ctx, field, "congress.name_too_long", chars_max == NAME_CHARS_MAX ? "60" : "20");
}

void congress_check_new(struct ctx *ctx, const struct congress_new *in)
{
    check_name(ctx, "name", in->name, NAME_CHARS_MAX, "congress.name_missing");
    check_name(ctx, "short_name", in->short_name, SHORT_NAME_CHARS_MAX,
               "congress.short_name_missing");
    if (!congress_code_fits(in->code, in->level))
        invalid(ctx, "code", "congress.code_wrong", NULL);
    if (in->term_number < 1 || in->term_number > CONGRESS_NUMBER_MAX)
        invalid(ctx, "term_number", "congress.number_wrong", NULL);
    if (!date_valid(in->term_from))
        invalid(ctx, "term_from", "congress.date_missing", NULL);
}

void congress_check_organ(struct ctx *ctx, const struct organ *in)
{
    check_name(ctx, "name", in->name, NAME_CHARS_MAX, "congress.organ.name_missing");
    check_name(ctx, "short_name", in->short_name, SHORT_NAME_CHARS_MAX,
               "congress.organ.short_name_missing");
    if (in->id != 0 && in->parent_id == in->id)
        invalid(ctx, "parent", "congress.organ.own_parent", NULL);
}

void congress_check_delegation_name(struct ctx *ctx, struct str name)
{
    check_name(ctx, "name", name, NAME_CHARS_MAX, "congress.delegation.name_missing");
}

/* Bills are handed in while the congress meets. */
static void check_bills_until(struct ctx *ctx, const struct congress_session *in)
{
    struct date on;
    unsigned second;

    if (in->bills_until == 0 || !date_valid(in->opens_on) || !date_valid(in->closes_on))
        return;
    on = date_of_instant(in->bills_until, &second);
    if (date_cmp(on, in->opens_on) < 0 || date_cmp(in->closes_on, on) < 0)
        invalid(ctx, "bills_until", "congress.session.bills_until_outside", NULL);
}

void congress_check_session(struct ctx *ctx, const struct congress_session *in)
{
    if (in->number < 1 || in->number > CONGRESS_NUMBER_MAX)
        invalid(ctx, "number", "congress.number_wrong", NULL);
    if (in->name.len != 0)
        check_name(ctx, "name", in->name, NAME_CHARS_MAX, "congress.name_missing");
    if (!date_valid(in->opens_on))
        invalid(ctx, "opens_on", "congress.date_missing", NULL);
    if (!date_valid(in->closes_on))
        invalid(ctx, "closes_on", "congress.date_missing", NULL);
    else if (date_valid(in->opens_on) && date_cmp(in->closes_on, in->opens_on) < 0)
        invalid(ctx, "closes_on", "congress.session.closes_before_it_opens", NULL);
    check_bills_until(ctx, in);
    if (in->bills_basis.len != 0)
        check_name(ctx, "bills_basis", in->bills_basis, NAME_CHARS_MAX, "congress.name_missing");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* One or two digits; then what is no digit: a colon of either width, or the words for hour and
 * minute. */
static bool clock_part(struct str *rest, unsigned most, unsigned *out)
{
    enum { DIGITS = 2, MARK_BYTES = 3 };
    unsigned value = 0;
    size_t at = 0, mark = 0;

    while (at < DIGITS && at < rest->len && is_digit(rest->ptr[at]))
        value = value * 10 + (unsigned)(rest->ptr[at++] - '0');
    while (at + mark < rest->len && !is_digit(rest->ptr[at + mark]))
        mark++;
    *rest = (struct str){rest->ptr + at + mark, rest->len - at - mark};
    *out = value;
    return at > 0 && value <= most && mark <= MARK_BYTES && (mark > 0 || rest->len == 0);
}

bool congress_parse_clock(struct str text, unsigned *out_second)
{
    unsigned hour, minute = 0;

    if (!clock_part(&text, 23, &hour))
        return false;
    if (text.len > 0 && (!clock_part(&text, 59, &minute) || text.len > 0))
        return false;
    *out_second = (hour * 60 + minute) * 60;
    return true;
}

const char *division_level_of(struct str code)
{
    if (!digits_only(code))
        return NULL;
    arr_each (i, COUNT(DIVISIONS)) {
        if (DIVISIONS[i].digits == code.len)
            return DIVISIONS[i].level;
    }
    return NULL;
}

bool division_is_zone(struct str code)
{
    enum { COUNTY_DIGITS = 6, TOWNSHIP_DIGITS = 9 };

    return code.len == TOWNSHIP_DIGITS && digits_only(code) && code.ptr[COUNTY_DIGITS] >= '4';
}

struct str division_parent_of(struct str code)
{
    arr_each (i, COUNT(DIVISIONS)) {
        if (DIVISIONS[i].digits == code.len)
            return (struct str){code.ptr, DIVISIONS[i].parent_digits};
    }
    return S("");
}

/* The character of `digits` at `index`. */
static void put_numeral(struct buf *to, struct str digits, size_t index)
{
    const size_t from = utf8_clip_chars(digits.ptr, digits.len, index);
    const size_t until = utf8_clip_chars(digits.ptr, digits.len, index + 1);

    buf_put(to, digits.ptr + from, until - from);
}

struct str congress_numeral(struct arena *a, struct str digits, int n)
{
    struct buf out = buf_new(a, 0);
    const size_t tens = (size_t)n / 10, ones = (size_t)n % 10;

    if (tens > 1)
        put_numeral(&out, digits, tens);
    if (tens > 0)
        put_numeral(&out, digits, 10);
    if (ones > 0 || tens == 0)
        put_numeral(&out, digits, ones);
    return buf_view(&out);
}
