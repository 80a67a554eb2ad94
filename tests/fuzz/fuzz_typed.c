// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: what people type, and sheets hold, where a day, an amount, a number or a code is
 * asked for. What is read is written as the same again. */
#include "base/date.h"
#include "base/follow_code.h"
#include "base/money.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_day(struct str text)
{
    char written[DATE_TEXT_SIZE];
    struct date strict, read, again;
    const bool is_strict = date_parse(text, &strict);

    if (date_read(text, &read)) {
        ASSERT(date_valid(read) && !date_none(read));
        ASSERT(date_parse(str_from(date_format(read, written)), &again));
        ASSERT(date_cmp(again, read) == 0);
        ASSERT(date_read(str_from(written), &again) && date_cmp(again, read) == 0);
        ASSERT(!is_strict || date_cmp(strict, read) == 0);
    }
    if (is_strict) {
        ASSERT(str_eqz(text, date_format(strict, written)));
        ASSERT(date_cmp(date_from_days(date_to_days(strict)), strict) == 0);
    }
}

static void check_month(struct str text)
{
    struct date first, last;

    if (!date_parse_month(text, &first, &last))
        return;
    ASSERT(date_valid(first) && date_valid(last));
    ASSERT(first.year == last.year && first.month == last.month && first.day == 1);
    ASSERT(last.day == days_in_month(last.year, last.month));
}

static void check_amount(struct arena *a, struct str text)
{
    int64_t fen, again;

    if (!money_parse(text, &fen))
        return;
    ASSERT(fen >= 0 && fen < MONEY_MAX_FEN);
    ASSERT(money_parse(money_text(a, fen), &again) && again == fen);
    ASSERT(money_parse(money_plain(a, fen), &again) && again == fen);
    ASSERT(money_parse(str_printf(a, STR_FMT "万元", STR_ARG(money_wan(a, fen))), &again));
    ASSERT(again == fen);
}

static void check_number(struct arena *a, struct str text)
{
    int64_t n, again;

    if (str_to_int(text, &n)) {
        ASSERT(str_to_int(str_printf(a, "%lld", (long long)n), &again) && again == n);
        ASSERT(utf8_valid_text(text.ptr, text.len));
    }
}

/* Every code is read from what is shown of it, and with one of its characters wrong from none. */
static void check_code(struct arena *a, struct str typed, uint8_t seed)
{
    char code[FOLLOW_CODE_SIZE], again[FOLLOW_CODE_SIZE];
    const size_t at = seed % (FOLLOW_CODE_SIZE - 1);
    struct str shown;

    if (!follow_code_read(typed, code))
        return;
    ASSERT(strlen(code) == FOLLOW_CODE_SIZE - 1 && typed.len >= FOLLOW_CODE_SIZE - 1);
    shown = follow_code_show(a, code);
    ASSERT(follow_code_read(shown, again) && strcmp(code, again) == 0);
    ASSERT(follow_code_read(str_from(code), again) && strcmp(code, again) == 0);
    code[at] = code[at] == 'x' ? 'y' : 'x';
    ASSERT(!follow_code_read(str_from(code), again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str text = str_dup(a, (struct str){(const char *)data, size});
    uint8_t random[FOLLOW_CODE_RANDOM] = {0};
    char code[FOLLOW_CODE_SIZE];

    check_day(text);
    check_month(text);
    check_amount(a, text);
    check_number(a, text);
    check_code(a, text, size != 0 ? data[size - 1] : 0);
    memcpy(random, text.ptr, size < sizeof random ? size : sizeof random);
    follow_code_make(random, code);
    check_code(a, str_from(code), random[0]);
    arena_close(a);
    return 0;
}
