// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: the search line of the list of suggestions. Its words are pieces of the line without
 * a blank, and its number, printed as on paper, reads as the same. */
#include "base/buf.h"
#include "base/utf8.h"
#include "modules/suggestion/suggestion_asked.h"

enum { NUMBER_END = 1000000000, YEAR_END = 10000, FULLWIDTH_DIGIT = 0xff10 };

/* Within the line, in its order, whole characters, no blank in it or around it. */
static void check_words(struct str q, const struct suggestion_asked *asked)
{
    static const char *const BLANKS[] = {" ", "\t", "\r", "\n", "　", "\u00a0"};
    const char *from = q.ptr;

    ASSERT(asked->count <= SUGGESTION_ASKED_WORDS);
    arr_each (i, asked->count) {
        const struct str word = asked->words[i];

        ASSERT(word.ptr >= from && word.len != 0);
        ASSERT(word.len <= (size_t)(q.ptr + q.len - word.ptr));
        ASSERT(utf8_valid(word.ptr, word.len));
        arr_each (k, COUNT(BLANKS))
            ASSERT(!str_has(word, str_from(BLANKS[k])));
        from = word.ptr + word.len;
    }
}

static void check_number(const struct suggestion_asked *asked)
{
    ASSERT(asked->number >= 0 && asked->number < NUMBER_END);
    ASSERT(asked->year >= 0 && asked->year < YEAR_END);
    if (asked->number == 0)
        ASSERT(!asked->alone && !asked->recess && !asked->bill && asked->year == 0);
    if (asked->alone)
        ASSERT(asked->count == 1 && !asked->recess && !asked->bill && asked->year == 0);
}

static bool same_number(const struct suggestion_asked *one, const struct suggestion_asked *two)
{
    return one->number == two->number && one->alone == two->alone && one->recess == two->recess &&
           one->bill == two->bill && one->year == two->year;
}

/* As papers print it, and with a word before it. */
static void check_printed(struct arena *a, const struct suggestion_asked *asked)
{
    struct buf line = buf_new(a, 0);
    struct suggestion_asked again;

    buf_printf(&line, "%s%s", asked->bill ? "议案" : "", asked->recess ? "闭会" : "");
    if (asked->year != 0)
        buf_printf(&line, "〔%lld〕", (long long)asked->year);
    buf_printf(&line, "第%lld号", (long long)asked->number);
    suggestion_asked(a, buf_view(&line), &again);
    ASSERT(same_number(&again, asked) && again.count == 0);
    suggestion_asked(a, str_printf(a, "天桥 " STR_FMT, STR_ARG(buf_view(&line))), &again);
    ASSERT(same_number(&again, asked) && again.count == 1);
}

/* Typed with full-width digits, brackets of another kind and blanks twice: the same is asked. */
static void check_otherwise(struct arena *a, struct str q, const struct suggestion_asked *asked)
{
    struct buf line = buf_new(a, 0);
    struct suggestion_asked again;
    size_t n;

    for (size_t i = 0; i < q.len; i += n) {
        char bytes[UTF8_BYTES];
        const uint32_t c = utf8_decode(q.ptr + i, q.len - i, &n);

        if (c >= '0' && c <= '9')
            buf_put(&line, bytes, utf8_encode(FULLWIDTH_DIGIT + (c - '0'), bytes));
        else if (c == ' ')
            buf_str(&line, S("　\t"));
        else if (c == '(' || c == '[')
            buf_str(&line, S("〔"));
        else if (c == ')' || c == ']')
            buf_str(&line, S("】"));
        else
            buf_put(&line, q.ptr + i, n);
    }
    suggestion_asked(a, buf_view(&line), &again);
    ASSERT(same_number(&again, asked) && again.count == asked->count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str q = str_dup(a, (struct str){(const char *)data, size});
    struct suggestion_asked asked;

    if (utf8_valid_text(q.ptr, q.len)) {
        suggestion_asked(a, q, &asked);
        check_words(q, &asked);
        check_number(&asked);
        if (asked.number != 0 && !asked.alone)
            check_printed(a, &asked);
        check_otherwise(a, q, &asked);
    }
    arena_close(a);
    return 0;
}
