// SPDX-License-Identifier: MulanPSL-2.0
/* What a name, a phone number and an ID number must look like. */
#include "modules/deputy/deputy_rules.h"
#include "base/utf8.h"
#include "law/mandate_law.h"

enum { FROM_AHEAD_MONTHS = 12 };
enum { NAME_CHARS_MIN = 2, NAME_CHARS_MAX = 30, LINE_CHARS_MAX = 100, MIDDLE_DOT = 0xB7 };

const char *const DEPUTY_REASONS[] = {
    "term",        "moved",     "resigned", "absent", "recalled", "lost_nationality",
    "lost_rights", "incapable", "died",     NULL,
};

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0;
}

static bool is_dot(uint32_t c)
{
    /* Middle dots as keyboards and sheets have them: · • ‧ ∙ ⋅ ・ ･ ． */
    return c == MIDDLE_DOT || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x22C5 ||
           c == 0x30FB || c == 0xFF65 || c == 0xFF0E;
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

static bool is_letter(uint32_t c)
{
    return is_latin(c) || c == 0x3007 || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

struct str deputy_name_normal(struct arena *a, struct str name)
{
    struct buf out = buf_new(a, 0);
    uint32_t before = ' ', last = ' '; /* the character before, the last that was kept */

    name = str_trim(name);
    for (size_t i = 0, bytes; i < name.len; i += bytes) {
        uint32_t c = utf8_decode(name.ptr + i, name.len - i, &bytes);
        char text[UTF8_BYTES];

        if (!is_blank(c)) {
            if (is_dot(c))
                c = MIDDLE_DOT;
            if (is_blank(before) && is_latin(last) && is_latin(c))
                buf_char(&out, ' ');
            buf_put(&out, text, utf8_encode(c, text));
            last = c;
        }
        before = c;
    }
    return buf_view(&out);
}

bool deputy_name_fits(struct str name)
{
    const size_t chars = utf8_chars(name.ptr, name.len);
    bool letter_before = false;

    if (chars < NAME_CHARS_MIN || chars > NAME_CHARS_MAX)
        return false;
    for (size_t i = 0, bytes; i < name.len; i += bytes) {
        const uint32_t c = utf8_decode(name.ptr + i, name.len - i, &bytes);
        const bool between = c == MIDDLE_DOT || c == ' ';

        if (between ? !letter_before : !is_letter(c))
            return false;
        letter_before = !between;
    }
    return letter_before;
}

/* Without blanks and hyphens. */
static struct str squeezed(struct arena *a, struct str s)
{
    struct buf out = buf_new(a, 0);

    for (size_t i = 0, bytes; i < s.len; i += bytes) {
        const uint32_t c = utf8_decode(s.ptr + i, s.len - i, &bytes);

        if (!is_blank(c) && c != '-')
            buf_put(&out, s.ptr + i, bytes);
    }
    return buf_view(&out);
}

struct str deputy_phone_normal(struct arena *a, struct str phone)
{
    struct str s = squeezed(a, phone);

    if (str_starts(s, S("+86")))
        s = (struct str){s.ptr + 3, s.len - 3};
    return s;
}

static bool digits(struct str s)
{
    arr_each (i, s.len) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    }
    return true;
}

bool deputy_phone_fits(struct str phone)
{
    return phone.len == 11 && phone.ptr[0] == '1' && digits(phone);
}

struct str deputy_id_normal(struct arena *a, struct str id)
{
    const struct str s = squeezed(a, id);
    struct buf out = buf_new(a, 0);

    arr_each (i, s.len) {
        if (s.ptr[i] == 'x')
            buf_char(&out, 'X');
        else
            buf_char(&out, s.ptr[i]);
    }
    return buf_view(&out);
}

static unsigned number(struct str s, size_t from, size_t count)
{
    unsigned n = 0;

    for (size_t i = from; i < from + count; i++)
        n = n * 10 + (unsigned)(s.ptr[i] - '0');
    return n;
}

struct date deputy_id_born(struct str id)
{
    return (struct date){(int)number(id, 6, 4), number(id, 10, 2), number(id, 12, 2)};
}

const char *deputy_id_sex(struct str id)
{
    return number(id, 16, 1) % 2 == 1 ? "male" : "female";
}

bool deputy_id_fits(struct str id)
{
    static const unsigned WEIGHTS[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    unsigned sum = 0;

    if (id.len != 18 || !digits((struct str){id.ptr, 17}) || !date_valid(deputy_id_born(id)))
        return false;
    arr_each (i, COUNT(WEIGHTS)) {
        sum += WEIGHTS[i] * number(id, i, 1);
    }
    return id.ptr[17] == "10X98765432"[sum % 11];
}

static void check_line(struct ctx *ctx, const char *field, struct str value)
{
    if (utf8_chars(value.ptr, value.len) > LINE_CHARS_MAX)
        invalid(ctx, field, "deputy.too_long", "100");
}

static void check_id_number(struct ctx *ctx, const struct deputy_new *in)
{
    if (in->id_number.len == 0)
        return;
    if (!deputy_id_fits(in->id_number)) {
        invalid(ctx, "id_number", "deputy.id_number_wrong", NULL);
        return;
    }
    if (in->sex.len > 0 && !str_eqz(in->sex, deputy_id_sex(in->id_number)))
        invalid(ctx, "sex", "deputy.sex_differs", NULL);
    if (!date_none(in->born_on) && date_cmp(in->born_on, deputy_id_born(in->id_number)) != 0)
        invalid(ctx, "born_on", "deputy.born_differs", NULL);
}

static void check_age(struct ctx *ctx, const struct deputy_new *in)
{
    const bool told = !date_none(in->born_on);
    struct date born = in->born_on;

    if (!told && deputy_id_fits(in->id_number))
        born = deputy_id_born(in->id_number);
    if (!date_none(born) && !mandate_law_of_age(born, in->from_on))
        invalid(ctx, told ? "born_on" : "id_number", "deputy.too_young", NULL);
}

static void check_from(struct ctx *ctx, const struct deputy_new *in)
{
    if (!date_valid(in->from_on))
        invalid(ctx, "from_on", "deputy.from_missing", NULL);
    else if (date_cmp(in->from_on, date_add_months(ctx->today, FROM_AHEAD_MONTHS)) > 0)
        invalid(ctx, "from_on", "deputy.from_far", NULL);
    else
        check_age(ctx, in);
}

bool deputy_end_is_fact(struct str reason)
{
    static const char *const FACTS[] = {"absent", "lost_nationality", "lost_rights", "incapable",
                                        "died"};

    arr_each (i, COUNT(FACTS))
        if (str_eqz(reason, FACTS[i]))
            return true;
    return false;
}

void deputy_check(struct ctx *ctx, const struct deputy_new *in)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "deputy.name_missing", NULL);
    else if (!deputy_name_fits(in->name))
        invalid(ctx, "name", "deputy.name_wrong", NULL);
    if (in->delegation.len == 0)
        invalid(ctx, "delegation", "deputy.delegation_missing", NULL);
    check_line(ctx, "delegation", in->delegation);
    check_line(ctx, "group_name", in->group_name);
    check_line(ctx, "constituency", in->constituency);
    check_line(ctx, "occupation", in->occupation);
    check_line(ctx, "ethnic", in->ethnic);
    check_line(ctx, "party", in->party);
    check_line(ctx, "education", in->education);
    if (in->phone.len > 0 && !deputy_phone_fits(in->phone))
        invalid(ctx, "phone", "deputy.phone_wrong", NULL);
    check_id_number(ctx, in);
    check_from(ctx, in);
}

bool deputy_reason_fits(struct str reason)
{
    for (const char *const *r = DEPUTY_REASONS; *r != NULL; r++) {
        if (str_eqz(reason, *r))
            return true;
    }
    return false;
}

bool deputy_ground_fits(struct str ground)
{
    return str_eqz(ground, "detained") || str_eqz(ground, "serving");
}

static bool ends_before(const struct deputy_suspension *a, const struct deputy_suspension *b)
{
    return !date_none(a->to_on) && date_cmp(a->to_on, b->from_on) < 0;
}

bool deputy_suspensions_meet(const struct deputy_suspension *a, const struct deputy_suspension *b)
{
    return !ends_before(a, b) && !ends_before(b, a);
}
